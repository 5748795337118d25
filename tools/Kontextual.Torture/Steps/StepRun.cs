namespace Kontextual.Torture;

/// <summary>A step of a store in a folder of its own, run in a child under strace.</summary>
internal sealed class StepRun
{
    private readonly StepKind _kind;
    private readonly string _folder;
    private readonly IReadOnlyList<Ack> _before;

    private StepRun(StepKind kind, string folder, IReadOnlyList<Ack> before)
    {
        _kind = kind;
        _folder = folder;
        _before = before;
    }

    private string Store => Path.Combine(_folder, "store.db");

    private string Log => _folder + ".strace";

    public static async Task<StepRun> MakeAsync(StepKind kind, string folder)
    {
        Directory.CreateDirectory(folder);
        return new StepRun(kind, folder, await StepStore.PrepareAsync(kind, Path.Combine(folder, "store.db")));
    }

    /// <returns>How the child ended; null when it had to be ended because it hung.</returns>
    public async Task<ChildEnd?> RunAsync(
        IEnumerable<string> paths, IEnumerable<string> injections, TimeSpan patience, CancellationToken cancellationToken)
    {
        await using var child = ChildProcess.StartUnder(
            Strace.Command(Log, Strace.ChangingCalls, paths, injections), StepRole.Name, _kind, Store);
        try
        {
            var end = await child.EndAsync(cancellationToken).WaitAsync(patience, cancellationToken);
            return end.WasKilled || end.Code == 0 ? end : throw new InvalidOperationException($"The step ended with {end}.");
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The calls that touched the folder.</summary>
    public IReadOnlyList<TracedCall> Calls() => TracedCall.Read(Log, _folder);

    /// <summary>The files of this run's calls as they are named in another folder.</summary>
    public IEnumerable<string> PathsIn(string folder, IEnumerable<TracedCall> calls) =>
        TracedCall.PathsOf(calls, _folder).Select(path => folder + path[_folder.Length..]);

    /// <summary>All that the schema holds, to be compared.</summary>
    public IReadOnlyList<string> Schema()
    {
        using var connection = PlainConnection.OpenToRead(Store);
        return connection.Rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", int.MaxValue);
    }

    /// <summary>Does what anybody does after a kill: opens the store. Then checks it.</summary>
    public async Task<(CheckResult Result, TimeSpan Opening)> CheckAsync(IReadOnlyList<string> schema)
    {
        var result = new CheckResult();
        var opening = TimeSpan.Zero;
        try
        {
            opening = await (_kind == StepKind.Migrate
                ? TimedOpening.RunAsync(() => LaterSchema.MigrateAsync(Store))
                : TimedOpening.OfAsync(() => StepStore.OpenAsync(_kind, Store)));
            if (opening > Limits.Opening)
                result.Integrity.Add(Phrase.Of($"opening took {opening.TotalSeconds:0.0} s"));
            await CheckOpenedAsync(result, schema);
        }
        catch (Exception e)
        {
            result.Integrity.Add($"opening it again failed: {e.Message}");
        }

        return (result, opening);
    }

    private async Task CheckOpenedAsync(CheckResult result, IReadOnlyList<string> schema)
    {
        // A store of the later schema is not for the product as it is; one that was made must take writes.
        IReadOnlyList<Ack> after = [];
        if (_kind != StepKind.Migrate)
        {
            await TortureStore.MakeAsync(Store);
            after = await StepStore.WriteAsync(Store, "after", 1);
        }

        result.Integrity.AddRange(LeftFiles.Of(Store).Select(left => $"{left} was left behind"));
        result.Add(new StoreCheck(Store).CheckWhole([.. _before, .. after]));
        if (!Schema().SequenceEqual(schema))
            result.Integrity.Add("its schema is not that of a store which nobody killed");
    }
}
