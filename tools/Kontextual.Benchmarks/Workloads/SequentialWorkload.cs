using System.Diagnostics;
using System.Globalization;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>One client that runs one operation after another.</summary>
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
            await PrepareOneAsync(entrant, inputs[i]);
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

    /// <summary>Makes the inputs of the operations of a round, before the measurement begins.</summary>
    protected abstract TInput[] Inputs(RoundPlan plan);

    /// <summary>Does what must precede an operation and is not measured. Does nothing by default.</summary>
    protected virtual ValueTask PrepareOneAsync(Entrant entrant, TInput input) => ValueTask.CompletedTask;

    protected abstract ValueTask<TAnswer> RunOneAsync(Entrant entrant, TInput input);

    /// <summary>
    /// Reduces an answer to a number, so that the compiler cannot remove the work and a wrong answer is detected in measured rounds as
    /// well.
    /// </summary>
    protected abstract long Fold(TAnswer answer);

    /// <summary>Adds the complete answer to a digest, in the round in which answers are compared.</summary>
    protected abstract void Describe(TAnswer answer, AnswerDigest digest);
}
