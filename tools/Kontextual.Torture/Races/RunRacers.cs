using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Processes that have opened a store, and try what they are told at the same moment.</summary>
internal sealed class RunRacers : IAsyncDisposable
{
    // So that all processes have read their orders before the first one acts.
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(2);

    private readonly ChildProcess[] _children;

    private RunRacers(ChildProcess[] children) => _children = children;

    public static async Task<RunRacers> StartAsync(string store, int processes, CancellationToken cancellationToken)
    {
        var racers = new RunRacers([.. Enumerable.Range(0, processes).Select(_ => ChildProcess.Start(RunRaceRole.Name, store))]);
        foreach (var child in racers._children)
            await child.ExpectLineAsync(Limits.Start, cancellationToken);
        return racers;
    }

    /// <summary>Tells each process what to try, and returns the words of the answers.</summary>
    /// <param name="order">Returns the order of a process. Its time is set here.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public async Task<string[][]> RaceAsync(Func<int, RunRaceOrder> order, CancellationToken cancellationToken)
    {
        var at = Stopwatch.GetTimestamp() + (long)(Lead.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(_children.Select((child, i) => child.SayAsync((order(i) with { At = at }).ToString())));
        var lines = await Task.WhenAll(_children.Select(child => child.ExpectLineAsync(Limits.Start, cancellationToken)));
        return [.. lines.Select(line => line.Split(' ', 2))];
    }

    /// <summary>Tells the processes to close the store and to end.</summary>
    /// <returns>The ends that were not clean.</returns>
    public async Task<IReadOnlyList<ChildEnd>> EndAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_children.Select(child => child.SayAsync(string.Empty)));
        var ends = await Task.WhenAll(_children.Select(child => child.EndAsync(cancellationToken)));
        return [.. ends.Where(end => end.Code != ExitCode.Held)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children)
            await child.DisposeAsync();
    }
}
