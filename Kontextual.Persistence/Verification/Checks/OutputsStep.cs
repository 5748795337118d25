using System.Globalization;

namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Compares the outputs of runs with the change records that recorded them.</summary>
internal sealed class OutputsStep : IVerifyStep
{
    public VerifyStage Stage => VerifyStage.Runs;

    public async Task RunAsync(VerifyRun run)
    {
        var table = new EntityTable<RunOutput>(run.Db);
        var records = run.Read(run.Db.Set<ChangeRecord>()
            .Where(c => c.EntityKind == EntityKind.Run && c.Kind == ChangeKind.Updated).OrderBy(c => c.Sequence));
        var outputs = run.Read(run.Db.Set<RunOutput>().OrderBy(o => o.Sequence));
        await outputs.MoveAsync().ConfigureAwait(false);
        while (await records.NextAsync().ConfigureAwait(false) is { } record)
        {
            // One record has at most 1,000 outputs.
            var stored = new Dictionary<string, RunOutput>(StringComparer.Ordinal);
            for (; outputs.Current is { } output && output.Sequence <= record.Sequence; await outputs.MoveAsync().ConfigureAwait(false))
            {
                if (output.Sequence < record.Sequence || output.RunId != record.EntityId.As<RunId>() || !stored.TryAdd(output.Path, output))
                    Unrecorded(run, table, output);
            }

            Compare(run, table, record, stored);
        }

        for (; outputs.Current is { } output; await outputs.MoveAsync().ConfigureAwait(false))
            Unrecorded(run, table, output);
        await CheckEndsAsync(run, table).ConfigureAwait(false);
    }

    private static void Compare(VerifyRun run, EntityTable<RunOutput> table, ChangeRecord record, Dictionary<string, RunOutput> stored)
    {
        // The state of a purged run is erased, and the paths of its outputs are positions.
        if (record.State is not { } state)
        {
            foreach (var output in stored.Values.Where(output => !IsPurged(output.Path)))
                run.Add(FindingKind.PurgeIncomplete, table.PlaceOf(output, nameof(RunOutput.Path)), $"the path remained, although the state of {RecordPlace.Named(record)} is erased");
            return;
        }

        foreach (var wanted in Read(run, record, state))
        {
            if (!stored.Remove(wanted.Path, out var output))
                run.Add(FindingKind.MissingRow, table.PlaceOf(wanted), $"the row is missing or could not be read, although {RecordPlace.Named(record)} recorded the output");
            else
                table.Compare(run, FindingKind.EntriesChanged, wanted with { ToSequence = output.ToSequence }, output, $"the state in {RecordPlace.Named(record)}");
        }

        foreach (var output in stored.Values)
            Unrecorded(run, table, output);
    }

    private static IReadOnlyList<RunOutput> Read(VerifyRun run, ChangeRecord record, string state)
    {
        try
        {
            var outputs = RunOutputsState.Read(state, record.EntityId.As<RunId>(), record.Sequence);
            if (RunOutputsState.Of(outputs) != state)
                run.Add(FindingKind.MalformedValue, RecordPlace.Of(record.Sequence, "state"), "it is not in the canonical form");
            return outputs;
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            run.Add(FindingKind.MalformedValue, RecordPlace.Of(record.Sequence, "state"), $"it is not the state of recorded outputs: {e.Message}");
            return [];
        }
    }

    // An output is current until another one is recorded under its path. In a purged run, the paths no longer tell which one that was.
    private static async Task CheckEndsAsync(VerifyRun run, EntityTable<RunOutput> table)
    {
        var db = run.Db;
        var ended = run.Read(db.Set<RunOutput>().Where(o => o.ToSequence != null
            && (o.ToSequence <= o.Sequence || !db.Set<ChangeRecord>().Any(c => c.Sequence == o.ToSequence && c.EntityKind == EntityKind.Run && c.Kind == ChangeKind.Updated))));
        while (await ended.NextAsync().ConfigureAwait(false) is { } output)
            run.Add(FindingKind.EntriesChanged, table.PlaceOf(output, nameof(RunOutput.ToSequence)), $"it is {output.ToSequence}, but no outputs were recorded there");
        var other = run.Read(db.Set<RunOutput>().Where(o => db.Set<OperationRun>().Any(r => r.Id == o.RunId && !r.IsPurged)
            && (o.ToSequence == null
                ? db.Set<RunOutput>().Any(next => next.RunId == o.RunId && next.Path == o.Path && next.Sequence > o.Sequence)
                : !db.Set<RunOutput>().Any(next => next.RunId == o.RunId && next.Path == o.Path && next.Sequence == o.ToSequence)
                    || db.Set<RunOutput>().Any(next => next.RunId == o.RunId && next.Path == o.Path && next.Sequence > o.Sequence && next.Sequence < o.ToSequence))));
        while (await other.NextAsync().ConfigureAwait(false) is { } output)
            run.Add(FindingKind.EntriesChanged, table.PlaceOf(output, nameof(RunOutput.ToSequence)), $"it is {(output.ToSequence is { } to ? $"{to}" : "NULL")}, which is not the sequence of the next output under the path");
    }

    private static bool IsPurged(string path) =>
        RunPath.IsPurged(path) && int.TryParse(path.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var position) && path == RunPath.Purged(position);

    private static void Unrecorded(VerifyRun run, EntityTable<RunOutput> table, RunOutput output) =>
        run.Add(FindingKind.UnrecordedRow, table.PlaceOf(output), "no change record at its sequence recorded the output for the run");
}
