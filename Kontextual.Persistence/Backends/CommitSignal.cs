namespace Kontextual.Persistence.Backends;

/// <summary>Tells those who follow the changes of a store that a transaction of this engine was committed.</summary>
internal sealed class CommitSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes with the next commit.</summary>
    public Task Next => _next.Task;

    public void Give() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
