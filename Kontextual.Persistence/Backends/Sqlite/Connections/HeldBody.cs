using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>
/// A body whose work is marked as inside a write, so that a view that the work opens never waits for other views.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "EndAsync disposes of it after every outcome.")]
internal sealed class HeldBody<T>(ITransactionBody<T> body, ReaderHold hold) : ITransactionBody<T>
{
    private readonly ReaderHold.Mark _mark = new();

    public TransactionId Id => body.Id;

    public TimeLimit Limit => body.Limit;

    public Task BeginAsync(WriteSession session, CancellationToken cancellationToken) => body.BeginAsync(session, cancellationToken);

    public Task<T> WorkAsync(CancellationToken ending)
    {
        hold.Enter(_mark);
        return body.WorkAsync(ending);
    }

    public void RequireWhole() => body.RequireWhole();

    public async Task EndAsync()
    {
        try
        {
            await body.EndAsync().ConfigureAwait(false);
        }
        finally
        {
            _mark.Dispose();
        }
    }
}
