using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Work that is measured.</summary>
internal abstract class Workload
{
    public abstract string Name { get; }

    /// <summary>The description of one operation.</summary>
    public abstract string Operation { get; }

    /// <summary>The number of operations per round by default.</summary>
    public abstract int OperationsPerRound { get; }

    /// <summary>True when the workload changes the store, so that it needs its own copy.</summary>
    public virtual bool Writes => false;

    /// <summary>
    /// True when the order of operations is not deterministic. The rows cannot be compared, and latencies are reported in addition to the
    /// median.
    /// </summary>
    public virtual bool IsConcurrent => false;

    /// <summary>The highest accepted ratio of the time of Kontextual to the time of Floor; null when there is none.</summary>
    public virtual double? FloorTarget => null;

    /// <summary>True when a contestant takes part.</summary>
    public virtual bool Admits(ContestantKind contestant) => contestant != ContestantKind.BareInserts;

    /// <summary>Prepares a contestant before the measurement.</summary>
    public virtual Task BeginAsync(Entrant entrant, Catalogue catalogue) => entrant.OpenAsync();

    /// <summary>Runs one round of one contestant.</summary>
    public abstract Task<Round> RunAsync(Entrant entrant, RoundPlan plan);

    /// <summary>Closes the store of the contestant.</summary>
    public virtual Task EndAsync(Entrant entrant) => entrant.CloseAsync();
}
