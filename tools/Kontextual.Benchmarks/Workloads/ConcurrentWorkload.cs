using System.Diagnostics;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Several clients in one process. Each client runs one operation after another.</summary>
internal abstract class ConcurrentWorkload<TInput> : Workload
{
    public override bool Writes => true;

    public override bool IsConcurrent => true;

    protected abstract int Clients { get; }

    public override Task<Round> RunAsync(Entrant entrant, RoundPlan plan) =>
        RunAsync(entrant.Contestant, plan, static () => Task.CompletedTask);

    /// <param name="contestant">The contestant.</param>
    /// <param name="plan">The round.</param>
    /// <param name="ready">Called when everything is prepared. The round begins when the task completes.</param>
    public async Task<Round> RunAsync(IContestant contestant, RoundPlan plan, Func<Task> ready)
    {
        var each = Math.Max(1, plan.Operations / Clients);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = Enumerable.Range(0, Clients).Select(client => Inputs(plan with { First = plan.First + (client * each), Operations = each }))
            .Select(inputs => (Inputs: inputs, Latencies: new long[inputs.Length])).ToList();
        Quiet.Settle();
        await ready();
        var work = clients.Select(client => Task.Run(() => ClientAsync(contestant, client.Inputs, client.Latencies, gate.Task))).ToList();
        var start = Stopwatch.GetTimestamp();
        gate.SetResult();
        await Task.WhenAll(work);
        var elapsed = Stopwatch.GetTimestamp() - start;
        return new Round(elapsed, [.. clients.SelectMany(client => client.Latencies)], clients.Sum(client => client.Inputs.Count(IsWrite)))
        {
            Start = start,
        };
    }

    /// <summary>Makes the inputs of the operations of one client.</summary>
    protected abstract TInput[] Inputs(RoundPlan plan);

    protected abstract ValueTask RunOneAsync(IContestant contestant, TInput input);

    /// <summary>True when the operation with this input makes a change record.</summary>
    protected virtual bool IsWrite(TInput input) => true;

    private async Task ClientAsync(IContestant contestant, TInput[] inputs, long[] latencies, Task gate)
    {
        await gate;
        for (var i = 0; i < inputs.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await RunOneAsync(contestant, inputs[i]);
            latencies[i] = Stopwatch.GetTimestamp() - start;
        }
    }
}
