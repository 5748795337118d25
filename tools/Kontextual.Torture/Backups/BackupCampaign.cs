using System.Diagnostics;
using Kontextual.Persistence;

namespace Kontextual.Torture;

/// <summary>
/// Takes backups of a store while several processes write to it without pauses. Each backup must be whole, hold a prefix of the changes with
/// every write that was acknowledged before it began, and let no write wait.
/// </summary>
internal sealed class BackupCampaign(BackupSettings settings) : ICampaign
{
    private readonly List<string> _findings = [];

    public string Name => "backup";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        await BackupFill.FillAsync(store, settings, cancellationToken);
        await using var writers = new BackupWriters(store, folder, settings);
        var control = await writers.StartAsync(cancellationToken);
        await Task.Delay(settings.Control, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var backups = new List<TakenBackup>();
        for (int i = 0; i < settings.Backups; i++)
            backups.Add(await TakeAsync(store, folder, i, cancellationToken));
        var ended = Stopwatch.GetTimestamp();
        _findings.AddRange(await writers.EndAsync(cancellationToken));

        var (acks, times) = (writers.Acks(), writers.Times());
        var check = new BackupCheck(store, acks, times);
        foreach (var backup in backups)
            _findings.AddRange(check.Check(backup));
        _findings.AddRange(new StoreCheck(store).CheckWhole(acks).Findings);
        _findings.AddRange(Left(folder).Select(file => $"{file} was left behind"));
        return new Verdict($"{Sizes(backups, acks.Count)}, {Waits(times, control, begun, ended)} ({InStages(times, backups)})", _findings);
    }

    private static async Task<TakenBackup> TakeAsync(string store, string folder, int number, CancellationToken cancellationToken)
    {
        // Each backup opens the store like a process of its own.
        await using var repository = await KnowledgeStore.OpenAsync(
            options =>
            {
                options.ReadOnly = true;
                options.UseSqlite(store);
            },
            cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var (stages, options) = (new StageTimes(), new BackupOptions { Verification = new VerifyOptions() });
        var summary = await KnowledgeStore.BackupAsync(
            repository, Path.Combine(folder, Phrase.Of($"backup-{number}.db")), options, stages, cancellationToken);
        return new(number, begun, stages.Begun, Stopwatch.GetTimestamp(), summary, new FileInfo(store + "-wal").Length);
    }

    private string Sizes(List<TakenBackup> backups, int acknowledged)
    {
        var seconds = backups.Max(backup => Stopwatch.GetElapsedTime(backup.Begun, backup.Ended).TotalSeconds);
        return Phrase.Of($"seed {settings.Seed}, {backups.Count} backups of up to {backups.Max(backup => backup.Summary.Bytes) >> 20:N0} MiB while {settings.Processes} processes of ")
            + Phrase.Of($"{settings.Writers} writers made {acknowledged:N0} acknowledged writes, longest backup {seconds:0.0} s, largest log {backups.Max(backup => backup.LogBytes) >> 20:N0} MiB");
    }

    private string Waits(IReadOnlyList<WriteTime> times, long control, long begun, long ended)
    {
        var without = Spread.Of(times.Where(time => time.Begun >= control && time.Ended <= begun).Select(time => time.Milliseconds));
        var with = Spread.Of(times.Where(time => time.IsWithin(begun, ended)).Select(time => time.Milliseconds));
        if (settings.LongestWrite > 0 && with.Longest > settings.LongestWrite)
            _findings.Add(Phrase.Of($"a write took {with.Longest:N0} ms during the backups, more than {settings.LongestWrite:N0} ms"));
        return Phrase.Of($"writes p50/p99/max {without} without backups and {with} during them, {Phrase.Seconds(Stopwatch.GetElapsedTime(control, ended))}");
    }

    private static string InStages(IReadOnlyList<WriteTime> times, List<TakenBackup> backups) => string.Join(
        ", ",
        Enum.GetValues<BackupStage>().Select(stage => Phrase.Of($"longest while {stage} {Longest(times, backups, stage):0} ms")));

    private static double Longest(IReadOnlyList<WriteTime> times, List<TakenBackup> backups, BackupStage stage) => backups
        .Select(backup => backup.In(stage))
        .SelectMany(moments => times.Where(time => time.IsWithin(moments.From, moments.To)))
        .Select(time => time.Milliseconds)
        .DefaultIfEmpty()
        .Max();

    private static IEnumerable<string> Left(string folder) =>
        Directory.EnumerateFiles(folder, "backup-*").Where(file => !file.EndsWith(".db", StringComparison.Ordinal));

    private sealed class StageTimes : IProgress<BackupProgress>
    {
        public Dictionary<BackupStage, long> Begun { get; } = [];

        public void Report(BackupProgress value) => Begun.TryAdd(value.Stage, Stopwatch.GetTimestamp());
    }
}
