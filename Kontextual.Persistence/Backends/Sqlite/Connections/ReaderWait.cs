namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>The wait of one caller for a reading session. It holds no thread.</summary>
/// <param name="kind">The purpose of the session.</param>
/// <param name="arrival">Its number in the order of arrival.</param>
internal sealed class ReaderWait(ReaderKind kind, long arrival)
{
    private readonly TaskCompletionSource<SqliteSession?> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReaderKind Kind => kind;

    public long Arrival => arrival;

    /// <summary>A task that completes when the caller has a place. The result is a session, or null if the caller must open one.</summary>
    public Task<SqliteSession?> Granted => _granted.Task;

    public void Grant(SqliteSession? session) => _granted.SetResult(session);

    public void Fail(Exception error) => _granted.SetException(error);
}
