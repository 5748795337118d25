namespace Kontextual.Persistence.Backends.Sqlite.Writing;

/// <summary>Hands a body to the writer's thread, which runs it itself: changing threads twice would cost as much as the work.</summary>
internal sealed class WriterBodyRunner : IBodyRunner
{
    private Task? _next;

    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var task = new Task<Task<T>>(work);
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
