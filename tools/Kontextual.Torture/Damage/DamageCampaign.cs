using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Runs the tool on damaged stores, and checks its messages, its exit codes and the files that it changes.</summary>
/// <param name="every">The step between the cases: 1 for all cases, 4 for every fourth case.</param>
/// <param name="table">The file for the table, or null for no table.</param>
internal sealed class DamageCampaign(int every, string? table) : ICampaign
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly List<string> _findings = [];
    private readonly List<string> _notMade = [];

    public string Name => "damage";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return Verdict.Skipped("skipped: its cases need Linux");
        File.SetUnixFileMode(folder, (UnixFileMode)0x1ED);
        var time = Stopwatch.StartNew();
        var whole = Path.Combine(folder, "whole");
        await MakeWholeAsync(Path.Combine(Directory.CreateDirectory(whole).FullName, "store.db"));

        var outcomes = new List<DamageOutcome>();
        try
        {
            DamageCase[] all = [.. FileDamage.All, .. LogDamage.All, .. SchemaDamage.All, .. PlaceDamage.All];
            for (int i = 0; i < all.Length; i += every)
                Make(all[i], whole, Path.Combine(folder, Phrase.Of($"{i}")), outcomes);
            await RunAsync(outcomes, asNobody: false, cancellationToken);
            await RunAsync(outcomes, asNobody: true, cancellationToken);
        }
        finally
        {
            Unmount(outcomes);
        }

        foreach (var outcome in outcomes)
            _findings.AddRange(outcome.Findings((int)Limits.Damaged.TotalMilliseconds));
        if (table is not null)
            await WriteTableAsync(table, outcomes, cancellationToken);
        var longest = outcomes.SelectMany(outcome => outcome.Runs).Max(run => run.Milliseconds);
        return new Verdict(
            Phrase.Of($"{outcomes.Count} cases, {_notMade.Count} not to be made here, {outcomes.Sum(o => o.Runs.Count)} verbs, longest {longest:N0} ms, {_findings.Count} findings, {Phrase.Seconds(time.Elapsed)}"),
            _findings);
    }

    private static async Task MakeWholeAsync(string store)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        var collection = (await repository.CreateCollectionAsync(new CollectionDraft { Name = TortureStore.CollectionName })).Value;
        foreach (var name in new[] { "a.txt", "b.txt" })
            await repository.CreateArtifactAsync(TortureStore.Draft(collection.Id, name, $"the text of {name}"));
        for (int i = 0; i < 60; i++)
            await repository.CreateArtifactAsync(TortureStore.Draft(collection.Id, Phrase.Of($"more {i}"), new string('x', 3000) + Phrase.Of($"{i}")));
    }

    private void Make(DamageCase damage, string whole, string folder, List<DamageOutcome> outcomes)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(whole))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var store = new DamagedStore(folder);
        try
        {
            if (damage.AsNobody && Environment.UserName != "root")
                throw new PlatformNotSupportedException("only root can act as another user");
            damage.Make(store);
            outcomes.Add(new DamageOutcome(damage, store));
        }
        catch (PlatformNotSupportedException e)
        {
            _notMade.Add($"{damage.Name}: {e.Message}");
        }
    }

    private static async Task RunAsync(List<DamageOutcome> all, bool asNobody, CancellationToken cancellationToken)
    {
        List<DamageOutcome> outcomes = [.. all.Where(outcome => outcome.Case.AsNobody == asNobody)];
        if (outcomes.Count == 0)
            return;
        var before = outcomes.Select(outcome => FileHashes.Of(outcome.Store.Folder, "-shm")).ToList();
        await RunAsync(outcomes, asNobody, DamageRole.Reading, cancellationToken);
        for (int i = 0; i < outcomes.Count; i++)
            outcomes[i].UnchangedByReading = before[i].SequenceEqual(FileHashes.Of(outcomes[i].Store.Folder, "-shm"));
        before = [.. outcomes.Select(outcome => FileHashes.Of(outcome.Store.Folder, "-shm", "-wal", ".lock"))];
        await RunAsync(outcomes, asNobody, DamageRole.Writing, cancellationToken);
        for (int i = 0; i < outcomes.Count; i++)
        {
            outcomes[i].UnchangedByRefusal = outcomes[i].Runs is [.., { Code: 0 }]
                || before[i].SequenceEqual(FileHashes.Of(outcomes[i].Store.Folder, "-shm", "-wal", ".lock"));
        }
    }

    private static async Task RunAsync(List<DamageOutcome> outcomes, bool asNobody, string phase, CancellationToken cancellationToken)
    {
        string[] under = asNobody ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        var byPath = outcomes.ToDictionary(outcome => outcome.Store.Path, StringComparer.Ordinal);
        await using var child = ChildProcess.StartUnder(under, [DamageRole.Name, phase, .. byPath.Keys]);
        while (await child.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken) is { } line)
        {
            var parts = line.Split('\t', 4);
            byPath[parts[0]].Runs.Add((ChildProgram.Number(parts[1]), ChildProgram.Number(parts[2]), parts[3]));
        }
    }

    private static void Unmount(List<DamageOutcome> outcomes)
    {
        var mounted = File.ReadAllText("/proc/mounts");
        foreach (var outcome in outcomes.Where(outcome => mounted.Contains($" {outcome.Store.Folder} ", StringComparison.Ordinal)))
            outcome.Store.Run("umount", outcome.Store.Folder);
    }

    private async Task WriteTableAsync(string path, List<DamageOutcome> outcomes, CancellationToken cancellationToken) =>
        await File.WriteAllLinesAsync(
            path,
            [
                "| Case | Exit codes | What is said first | File unchanged |", "|---|---|---|---|", .. outcomes.Select(outcome => outcome.Row()),
                .. _notMade.Select(reason => $"| Not to be made here: {reason} | | | |"),
            ],
            cancellationToken);
}
