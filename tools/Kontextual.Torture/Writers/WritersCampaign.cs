using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Torture;

/// <summary>Writes to one store with several processes without pauses. No write may fail or be lost, and the chain must be intact.</summary>
internal sealed class WritersCampaign(int processes, int writers, TimeSpan duration, int seed) : ICampaign
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromMinutes(2);

    private readonly List<string> _findings = [];

    public string Name => "writers";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        var time = await WriteAsync(store, folder, cancellationToken);
        var left = LeftFiles.Of(store).Select(file => $"{file} was left behind").ToList();
        var said = Enumerable.Range(0, processes).SelectMany(number => AckReader.ReadAll(AcksOf(folder, number))).ToList();
        _findings.AddRange(said.Select(Failure.Read).OfType<Failure>().Select(failure => $"a write failed: {failure}"));
        List<Ack> acks = [.. said.Where(line => Failure.Read(line) is null).Select(Ack.Parse)];
        var check = new StoreCheck(store);
        var result = check.CheckWhole(acks);
        CheckMarks(check, acks);
        return new Verdict(
            Phrase.Of($"{processes} processes of {writers} writers each, {acks.Count:N0} acknowledged writes in {Phrase.Seconds(time)}, ")
                + Phrase.Of($"{acks.Sum(ack => ack.Rows.Count):N0} records, {said.Count - acks.Count:N0} failed, {result.Summary}"),
            [.. _findings, .. left, .. result.Findings]);
    }

    private async Task<TimeSpan> WriteAsync(string store, string folder, CancellationToken cancellationToken)
    {
        ChildProcess[] children = [.. Enumerable.Range(0, processes).Select(number => ChildProcess.Start(new WriteRoleArguments
        {
            Store = store,
            Acks = AcksOf(folder, number),
            Name = Phrase.Of($"p{number}"),
            Seed = (seed * 7919) + number,
            Callers = writers,
            TriesAfterFailure = 1,
        }.ToArguments()))];
        try
        {
            await WaitForAllAsync(children, folder, cancellationToken);
            var time = Stopwatch.StartNew();
            await Task.Delay(duration, cancellationToken);
            foreach (var child in children.Where(child => !child.HasExited))
                await child.SayAsync(WriteRole.Enough);
            time.Stop();
            foreach (var child in children)
            {
                if (await child.EndAsync(cancellationToken).WaitAsync(LongestEnd, cancellationToken) is { Code: not ExitCode.Held } end)
                    _findings.Add($"a writing process ended with {end}");
            }

            return time.Elapsed;
        }
        catch (TimeoutException)
        {
            _findings.Add(Phrase.Of($"a writing process did not end within {LongestEnd.TotalSeconds:N0} s after it was told to end"));
            return duration;
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }
    }

    // The time is measured from the moment when all processes write, because a start takes seconds on a machine under load.
    private async Task WaitForAllAsync(ChildProcess[] children, string folder, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Limits.Start; await Task.Delay(20, cancellationToken))
        {
            if (children.Select((child, number) => child.HasExited || AckReader.ReadAll(AcksOf(folder, number)).Count > 0).All(isReady => isReady))
                return;
        }

        _findings.Add(Phrase.Of($"a writing process wrote nothing for {Limits.Start.TotalSeconds:N0} s"));
    }

    // All writes were answered, so a write in the store that was not acknowledged is an error.
    private void CheckMarks(StoreCheck check, List<Ack> acks)
    {
        var marks = check.Marks();
        marks.ExceptWith(acks.Select(ack => ack.Mark));
        if (marks.Count != 1)
            _findings.Add($"{marks.Count - 1} transactions are in the store but were not acknowledged: {string.Join(", ", marks.Take(5))}");
        if (acks.Count == 0)
            _findings.Add("nothing was written");
    }

    private static string AcksOf(string folder, int number) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"p{number}.acks"));
}
