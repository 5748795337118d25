namespace Kontextual.Torture;

/// <summary>Runs a step on a store in its own folder, in a child process under strace.</summary>
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

    /// <returns>The result of the child process, or null when it did not end and was killed.</returns>
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

    /// <summary>Returns the system calls that accessed the folder.</summary>
    public IReadOnlyList<TracedCall> Calls() => TracedCall.Read(Log, _folder);

    /// <summary>Returns the paths of the files of these calls in another folder.</summary>
    public IEnumerable<string> PathsIn(string folder, IEnumerable<TracedCall> calls) =>
        TracedCall.PathsOf(calls, _folder).Select(path => folder + path[_folder.Length..]);

    /// <summary>Returns the complete schema, for comparison.</summary>
    public IReadOnlyList<string> Schema()
    {
        using var connection = PlainConnection.OpenToRead(Store);
        return connection.Rows("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name", int.MaxValue);
    }

    /// <summary>Opens the store, as a user does after a kill, and then checks it.</summary>
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
        // The product cannot write to a store with the later schema. A created store must accept writes.
        IReadOnlyList<Ack> after = [];
        if (_kind != StepKind.Migrate)
        {
            await TortureStore.MakeAsync(Store);
            after = await StepStore.WriteAsync(Store, "after", 1);
        }

        result.Integrity.AddRange(LeftFiles.Of(Store).Select(left => $"{left} was left behind"));
        result.Add(new StoreCheck(Store).CheckWhole([.. _before, .. after]));
        if (!Schema().SequenceEqual(schema))
            result.Integrity.Add("its schema differs from the schema of a store whose creation was not killed");
    }
}
