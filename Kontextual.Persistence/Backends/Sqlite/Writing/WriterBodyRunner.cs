namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Hands a body to the writer's thread, which runs it itself: changing threads twice would cost as much as the work.</summary>
internal sealed class WriterBodyRunner : IBodyRunner
{
    private int _thread;
    private Task? _next;

    /// <summary>From now on this thread is the one that runs bodies.</summary>
    public void Enter()
    {
        _thread = Environment.CurrentManagedThreadId;
        _next = null;
    }

    /// <remarks>The work waits for <see cref="Take"/> when the writer's thread asks, and runs on the pool when another does.</remarks>
    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            return Task.Run(work);
        var task = new Task<Task<T>>(work, TaskCreationOptions.DenyChildAttach);
        _next = task;
        return task.Unwrap();
    }

    /// <summary>The work handed over and not begun, if there is any.</summary>
    public Task? Take()
    {
        var next = _next;
        _next = null;
        return next;
    }
}
