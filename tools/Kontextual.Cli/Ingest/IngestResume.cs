using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Finds the run of an ingest that was killed, cancelled or failed before its end.</summary>
internal static class IngestResume
{
    private static readonly RunStatus[] NotFinished =
        [RunStatus.Pending, RunStatus.Running, RunStatus.Suspended, RunStatus.Failed, RunStatus.Cancelled];

    /// <summary>Returns the idempotency key of the newest run that has not finished and has these parameters.</summary>
    /// <exception cref="EntityNotFoundException">There is no such run.</exception>
    public static async Task<string> KeyAsync(IRunReader runs, Metadata parameters, string folder, CancellationToken cancellationToken)
    {
        var query = new RunQuery { Operation = IngestWork.Operation, Statuses = NotFinished, Direction = SortDirection.Descending };
        await foreach (var run in runs.StreamAsync(query, cancellationToken))
        {
            if (run is { IdempotencyKey: { } key, InputBundleId: { } bundle }
                && (await runs.GetBundleAsync(bundle, cancellationToken)).Parameters == parameters)
            {
                return key;
            }
        }

        throw new EntityNotFoundException(
            EntityKind.Run,
            $"{IngestWork.Operation} {folder}",
            "there is none that stopped before its end, with this collection and these options. Use the options of that ingest, or ingest without --resume");
    }
}
