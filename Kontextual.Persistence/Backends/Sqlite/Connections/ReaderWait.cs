namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>One caller that waits for a reading session, without a thread.</summary>
/// <param name="kind">What it is for.</param>
/// <param name="arrival">Its number in the order of coming.</param>
internal sealed class ReaderWait(ReaderKind kind, long arrival)
{
    private readonly TaskCompletionSource<SqliteSession?> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReaderKind Kind => kind;

    public long Arrival => arrival;

    /// <summary>Completes when its place has come. Null: it opens a session itself.</summary>
    public Task<SqliteSession?> Granted => _granted.Task;

    public void Grant(SqliteSession? session) => _granted.SetResult(session);

    public void Fail(Exception error) => _granted.SetException(error);
}
