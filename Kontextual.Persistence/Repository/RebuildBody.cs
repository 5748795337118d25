using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Verification.Checks;

namespace Kontextual.Persistence.Repository;

/// <summary>The body of a transaction that makes derived tables again. It writes no change record.</summary>
/// <param name="engine">The engine, which translates errors.</param>
/// <param name="id">The id of the transaction.</param>
internal sealed class RebuildBody(IStoreEngine engine, TransactionId id) : ITransactionBody<RebuildSummary>
{
    private readonly TaskCompletionSource _worked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteSession? _session;

    public TransactionId Id => id;

    public TimeLimit Limit => TimeLimit.Infinite;

    public Task BeginAsync(WriteSession session, CancellationToken cancellationToken)
    {
        _session = session;
        return Task.CompletedTask;
    }

    public async Task<RebuildSummary> WorkAsync(CancellationToken ending)
    {
        var session = _session ?? throw new InvalidOperationException("The body has not begun.");
        try
        {
            var (corrected, left) = await DerivedRowCorrection.RunAsync(session, engine, ending).ConfigureAwait(false);
            var artifacts = session.Context.Set<Artifact>().Where(a => !a.IsPurged);
            return new RebuildSummary(session.Rows.DeriveAgain(artifacts, ending), corrected, left);
        }
        catch (Exception e) when (engine.Translate(e, session.Context) is { } known)
        {
            session.Report(known);
            throw known;
        }
        finally
        {
            _worked.SetResult();
        }
    }

    public void RequireWhole()
    {
    }

    // A rebuild that was cancelled still runs until it looks at the token, and what it writes meanwhile must be rolled back with the rest.
    public Task EndAsync() => _session is null ? Task.CompletedTask : _worked.Task;
}
