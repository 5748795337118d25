using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Some processes commit and others checkpoint at the same time, while another connection repeatedly checks the file. SQLite before 3.51.3 can
/// damage the file in this situation. With the lock of the product, the file must stay intact.
/// </summary>
internal sealed class CheckpointCampaign(CheckpointSettings settings) : ICampaign
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private const int TransactionsAnOpening = 40;

    private readonly List<string> _findings = [];
    private int _checks;

    public string Name => settings.Mode switch
    {
        CheckpointMode.Product => "checkpoint",
        CheckpointMode.WithoutLock => "checkpoint-without-lock",
        _ => "checkpoint-raw-with-lock",
    };

    private bool IsRaw => settings.Mode != CheckpointMode.Product;

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var store = Path.Combine(folder, "store.db");
        if (IsRaw)
            RawStore.Make(store);
        else
            await TortureStore.MakeAsync(store);
        var restarts = new LogRestarts(store);
        List<ChildProcess> children = [];
        var time = Stopwatch.StartNew();
        try
        {
            for (int i = 0; i < settings.Writers + settings.Checkpointers; i++)
                children.Add(Start(store, folder, i, i < settings.Writers));
            await WatchAsync(store, children, restarts, time, cancellationToken);
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }

        var broke = time.Elapsed;
        var end = IsRaw ? EndOfRaw(store) : new StoreCheck(store).CheckWhole(Lines(folder, "w*.acks").Concat(Lines(folder, "c*.acks")).Select(Ack.Parse));
        var counts = IsRaw
            ? Phrase.Of($"{Number(folder, "w*.acks"):N0} commits, {Number(folder, "c*.acks"):N0} checkpoints")
            : Phrase.Of($"{Lines(folder, "*.acks").Count():N0} acknowledged writes, {restarts.Count:N0} log restarts");
        List<string> all = [.. _findings, .. _findings.Count > 0 && IsRaw ? [] : end.Findings];
        return new Verdict(
            Phrase.Of($"seed {settings.Seed}, {settings.Writers} writers, {settings.Checkpointers} checkpointers, {counts}, {_checks:N0} checks, ")
                + $"{(all.Count == 0 ? $"{end.Summary}, {Phrase.Seconds(broke)}" : $"broken after {Phrase.Seconds(broke)}")}",
            all);
    }

    private ChildProcess Start(string store, string folder, int number, bool writes)
    {
        var name = Phrase.Of($"{(writes ? 'w' : 'c')}{number}");
        var acks = Path.Combine(folder, name + ".acks");
        var seed = (settings.Seed * 131) + number;
        var mutex = settings.Mode == CheckpointMode.RawWithLock ? Phrase.Of($"kontextual-torture-{Environment.ProcessId}") : string.Empty;
        if (IsRaw)
            return ChildProcess.Start(writes ? RawRole.WriterName : RawRole.CheckpointerName, store, acks, seed, mutex);

        // Repeated opening and closing makes a process of the product recover and checkpoint at unusual moments.
        return ChildProcess.Start(new WriteRoleArguments
        {
            Store = store,
            Acks = acks,
            Name = name,
            Seed = seed,
            Callers = 4,
            Transactions = writes ? int.MaxValue : TransactionsAnOpening,
            Openings = writes ? 1 : int.MaxValue,
        }.ToArguments());
    }

    private async Task WatchAsync(
        string store, List<ChildProcess> children, LogRestarts restarts, Stopwatch time, CancellationToken cancellationToken)
    {
        while (time.Elapsed < settings.Time && _findings.Count == 0)
        {
            await Task.Delay(Interval, cancellationToken);
            restarts.Look();
            _findings.AddRange(Integrity(store));
            _checks++;
            foreach (var child in children.Where(child => child.HasExited))
                _findings.Add($"a child ended by itself with {await child.EndAsync(cancellationToken)}");
        }
    }

    private static List<string> Integrity(string store)
    {
        try
        {
            using var connection = PlainConnection.OpenToRead(store);
            return [.. IntegrityCheck.OfFile(connection)];
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            return [$"the check broke off: {e.Message}"];
        }
    }

    private static CheckResult EndOfRaw(string store)
    {
        var result = new CheckResult();
        result.Integrity.AddRange(Integrity(store));
        return result;
    }

    private static IEnumerable<string> Lines(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).SelectMany(AckReader.ReadAll);

    // The last line of each file is the total number.
    private static long Number(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern)
        .Select(AckReader.ReadAll).Sum(lines => lines.Count == 0 ? 0L : ChildProgram.Number(lines[^1]));
}
