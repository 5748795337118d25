using System.Diagnostics;
using System.Globalization;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>One client that does one operation after another.</summary>
internal abstract class SequentialWorkload<TInput, TAnswer> : Workload
{
    public override async Task<Round> RunAsync(Entrant entrant, RoundPlan plan)
    {
        var inputs = Inputs(plan);
        var latencies = new long[inputs.Length];
        var digest = new AnswerDigest();
        long fold = 0;
        Quiet.Settle();
        for (var i = 0; i < inputs.Length; i++)
        {
            entrant.Sources.Step();
            var start = Stopwatch.GetTimestamp();
            var answer = await RunOneAsync(entrant, inputs[i]);
            latencies[i] = Stopwatch.GetTimestamp() - start;
            fold = (fold * 31) + Fold(answer);
            if (plan.ComparesAnswers)
                Describe(answer, digest);
        }

        var answers = plan.ComparesAnswers ? digest.ToString() : fold.ToString(CultureInfo.InvariantCulture);
        return new Round(latencies.Sum(), latencies, Writes ? inputs.Length * WritesPerOperation : 0) { Answers = answers };
    }

    protected virtual int WritesPerOperation => 1;

    /// <summary>What the round's operations are given, made before anything is measured.</summary>
    protected abstract TInput[] Inputs(RoundPlan plan);

    protected abstract ValueTask<TAnswer> RunOneAsync(Entrant entrant, TInput input);

    /// <summary>A number out of the answer, so that no answer is made in vain and a wrong one is noticed in measured rounds too.</summary>
    protected abstract long Fold(TAnswer answer);

    /// <summary>All of the answer, for the round in which answers are compared.</summary>
    protected abstract void Describe(TAnswer answer, AnswerDigest digest);
}
