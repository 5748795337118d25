using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Torture;

/// <summary>Runs one round: processes write to a store until its files are replaced, and their writes are checked afterwards.</summary>
internal sealed class SwapRound(int number, SwapKind kind, SwapFiles files, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int LongestMoment = 250;

    private readonly List<string> _findings = [];
    private readonly bool _saves = random.Next(2) == 0 || kind is SwapKind.Delete or SwapKind.Replace;
    private long _swapped;

    public int Acknowledged { get; private set; }

    public int Copies { get; private set; }

    public async Task<IReadOnlyList<string>> RunAsync(ChildProcess[] children, CancellationToken cancellationToken)
    {
        SwapOrder[] orders = [.. children.Select((_, child) => new SwapOrder(
            files.Store,
            Path.Combine(files.Folder, Phrase.Of($"p{child}.said")),
            Phrase.Of($"r{number}.p{child}"),
            random.Next(int.MaxValue / 2),
            _saves ? Path.Combine(files.Folder, Phrase.Of($"p{child}.copy.db")) : string.Empty))];
        for (int child = 0; child < children.Length; child++)
            await children[child].SayAsync(orders[child].ToString());
        await WaitForAllAsync(orders, children, cancellationToken);
        await Task.Delay(random.Next(LongestMoment), cancellationToken);
        files.Swap(kind, random);
        _swapped = Stopwatch.GetTimestamp();
        await CloseAsync(children, cancellationToken);

        Check(orders);
        return [.. _findings.Select(finding => Phrase.Of($"round {number} ({kind}): ") + finding)];
    }

    private static async Task WaitForAllAsync(SwapOrder[] orders, ChildProcess[] children, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); orders.Any(order => !File.Exists(order.Said) || new FileInfo(order.Said).Length == 0);)
        {
            if (children.Any(child => child.HasExited) || waited.Elapsed > Limits.Start)
                throw new InvalidOperationException("A child wrote nothing.");
            await Task.Delay(2, cancellationToken);
        }
    }

    private async Task CloseAsync(ChildProcess[] children, CancellationToken cancellationToken)
    {
        Task<string>[] closing = [.. children.Select(child => child.ExpectLineAsync(Patience * 2, cancellationToken))];
        if (await Task.WhenAny(Task.WhenAll(closing), Task.Delay(Patience, cancellationToken)) is not Task<string[]>)
        {
            foreach (var child in children)
                await child.SayAsync(WriteRole.Enough);
        }

        _findings.AddRange((await Task.WhenAll(closing)).Where(line => line != SwapRole.Closed).Select(line => $"a child said '{line}'"));
    }

    private void Check(SwapOrder[] orders)
    {
        List<SwapAck> acks = [];
        foreach (var order in orders)
        {
            var lines = AckReader.ReadAll(order.Said);
            CheckFailures([.. lines.Select(Failure.Read).OfType<Failure>()]);
            acks.AddRange(lines.Where(line => Failure.Read(line) is null).Select(SwapAck.Parse));
        }

        Acknowledged = acks.Count;
        _findings.AddRange(acks.Where(ack => ack.Begun > _swapped).Select(ack => $"{ack.Ack.Mark} began after the swap, but was acknowledged"));
        _findings.AddRange(files.Wrong(kind));

        // Truncated data is lost, including acknowledged writes.
        if (kind != SwapKind.Truncate)
            CheckWrites(orders, [.. acks.Select(ack => ack.Ack)]);
    }

    private void CheckFailures(List<Failure> failures)
    {
        if (failures.Count == 0)
            _findings.Add("a process was never refused");
        foreach (var failure in failures)
        {
            var isEnd = failure is { Error: nameof(StoreUnavailableException), CanRetry: false };
            if (!isEnd && !(kind == SwapKind.Truncate && failure.Error == nameof(StoreCorruptException)))
                _findings.Add($"a write was refused with {failure}");
            else if (isEnd && failure.Location != files.Store)
                _findings.Add($"the error is not about the store: {failure}");
        }
    }

    private void CheckWrites(SwapOrder[] orders, List<Ack> acks)
    {
        if (files.Holding(kind) is { } holding)
            Check(holding, acks);
        if (!_saves)
            return;
        foreach (var order in orders)
        {
            Check(order.Copy, acks);
            Copies++;
        }
    }

    private void Check(string store, List<Ack> acks)
    {
        var result = new StoreCheck(store).CheckWhole(acks);
        _findings.AddRange(result.Findings.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(store)}: {finding}")));
    }
}
