using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>The processes that write while backups are taken.</summary>
internal sealed class BackupWriters(string store, string folder, BackupSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(2);

    private readonly List<ChildProcess> _children = [];

    /// <summary>Starts the processes, and waits until each of them writes.</summary>
    /// <returns>The moment when all of them wrote, as a timestamp.</returns>
    public async Task<long> StartAsync(CancellationToken cancellationToken)
    {
        _children.AddRange(Numbers.Select(number => ChildProcess.Start(new WriteRoleArguments
        {
            Store = store,
            Acks = FileOf(number, "acks"),
            Times = FileOf(number, "times"),
            Name = Phrase.Of($"p{number}"),
            Seed = (settings.Seed * 7919) + number,
            Callers = settings.Writers,
            TriesAfterFailure = 1,
        }.ToArguments())));
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Limits.Start; await Task.Delay(20, cancellationToken))
        {
            if (_children.All(child => !child.HasExited) && Numbers.All(number => AckReader.ReadAll(FileOf(number, "acks")).Count > 0))
                return Stopwatch.GetTimestamp();
        }

        throw new InvalidOperationException(Phrase.Of($"A writing process wrote nothing for {Limits.Start.TotalSeconds:N0} s."));
    }

    /// <summary>Ends the processes, and returns what went wrong in them.</summary>
    public async Task<IReadOnlyList<string>> EndAsync(CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        foreach (var child in _children.Where(child => !child.HasExited))
            await child.SayAsync(WriteRole.Enough);
        foreach (var child in _children)
        {
            if (await child.EndAsync(cancellationToken).WaitAsync(LongestEnd, cancellationToken) is { Code: not ExitCode.Held } end)
                findings.Add($"a writing process ended with {end}");
        }

        findings.AddRange(Said().Select(Failure.Read).OfType<Failure>().Select(failure => $"a write failed: {failure}"));
        return findings;
    }

    /// <summary>Returns the acknowledgements. The processes must have ended.</summary>
    public IReadOnlyList<Ack> Acks() => [.. Said().Where(line => Failure.Read(line) is null).Select(Ack.Parse)];

    /// <summary>Returns when the writes began and returned. The processes must have ended.</summary>
    public IReadOnlyList<WriteTime> Times() =>
        [.. Numbers.SelectMany(number => AckReader.ReadAll(Phrase.Of($"{FileOf(number, "times")}.0"))).Select(WriteTime.Parse)];

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children)
            await child.DisposeAsync();
    }

    private IEnumerable<int> Numbers => Enumerable.Range(0, settings.Processes);

    private IEnumerable<string> Said() => Numbers.SelectMany(number => AckReader.ReadAll(FileOf(number, "acks")));

    private string FileOf(int number, string ending) => Path.Combine(folder, Phrase.Of($"p{number}.{ending}"));
}
