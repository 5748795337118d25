using Kontextual.Persistence.Backends;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>
/// Corrects the tables of names, of places and of inputs that have moved on. The checks of a verification say which rows are wrong, so what is corrected is exactly what a
/// verification finds.
/// </summary>
/// <remarks>
/// Nothing is corrected if a change record or what it commits to was changed, and nothing by a step that finds more than wrong derived rows, because the rows would be derived
/// from something that is damaged itself. The wrong rows of one step are kept in memory until its readers are closed.
/// </remarks>
internal static class DerivedRowCorrection
{
    private static readonly IVerifyStep[] Steps =
    [
        new EntityStep<CollectionId, Collection>(CollectionDescription.Instance, Ranges.OfCollections),
        new EntityStep<ContextPackageId, ContextPackage>(ContextPackageDescription.Instance, Ranges.OfPackages),
        new EntityStep<ContextReferenceId, ContextReference>(ContextReferenceDescription.Instance, Ranges.OfReferences),
        new ArtifactStep(),
        new MovedInputsStep(),
    ];

    /// <summary>Corrects the rows in the open transaction.</summary>
    /// <param name="session">The context and the row writer of the transaction.</param>
    /// <param name="engine">The engine of the store.</param>
    /// <param name="cancellationToken">Cancels the work between rows.</param>
    /// <returns>The number of rows that were corrected, and of those that were not.</returns>
    public static async Task<(long Corrected, long Left)> RunAsync(WriteSession session, IStoreEngine engine, CancellationToken cancellationToken)
    {
        var (corrected, left) = (0L, 0L);
        var isHistorySound = (await RunAsync(new ChainStep(), new WrongRows(), session, engine, cancellationToken).ConfigureAwait(false)).Count == 0;
        foreach (var step in Steps)
        {
            var rows = new WrongRows();
            var findings = await RunAsync(step, rows, session, engine, cancellationToken).ConfigureAwait(false);
            if (isHistorySound && findings.IsOnly(FindingKind.DerivedRowWrong))
                corrected += await rows.WriteAsync(session.Rows, cancellationToken).ConfigureAwait(false);
            else
                left += rows.Count;
        }

        return (corrected, left);
    }

    private static async Task<FindingList> RunAsync(
        IVerifyStep step, WrongRows rows, WriteSession session, IStoreEngine engine, CancellationToken cancellationToken)
    {
        var run = new VerifyRun(session.Context, engine.Dialect, engine.Store, new VerifyOptions(), null, cancellationToken) { Derived = rows };
        try
        {
            await step.RunAsync(run).ConfigureAwait(false);
        }
        finally
        {
            await run.CloseReadersAsync().ConfigureAwait(false);
        }

        return run.Findings;
    }

    /// <summary>The wrong rows of a step.</summary>
    private sealed class WrongRows : IDerivedRows
    {
        private readonly List<Action<IRowWriter>> _deletions = [];
        private readonly List<Action<IRowWriter>> _others = [];

        public long Count => _deletions.Count + _others.Count;

        public void Missing<T>(T wanted)
            where T : class => _others.Add(writer => writer.Insert(wanted));

        public void Different<T>(T stored, T wanted)
            where T : class => _others.Add(writer => writer.Update(stored, wanted));

        public void LeftOver<T>(T stored)
            where T : class => _deletions.Add(writer => writer.Delete(stored));

        // A row that is left over can have the unique values of one that is missing.
        public async Task<long> WriteAsync(IRowWriter writer, CancellationToken cancellationToken)
        {
            foreach (var write in _deletions.Concat(_others))
            {
                write(writer);
                await writer.SaveAsync(cancellationToken).ConfigureAwait(false);
            }

            return Count;
        }
    }
}
