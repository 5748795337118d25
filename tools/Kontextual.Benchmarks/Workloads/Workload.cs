using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Something that is measured.</summary>
internal abstract class Workload
{
    public abstract string Name { get; }

    /// <summary>What one operation is, in words.</summary>
    public abstract string Operation { get; }

    /// <summary>How many operations a round has by default.</summary>
    public abstract int OperationsPerRound { get; }

    /// <summary>True when it changes its store, and so needs one of its own.</summary>
    public virtual bool Writes => false;

    /// <summary>True when its order is left to chance: rows cannot be compared, and latencies tell more than the median.</summary>
    public virtual bool IsConcurrent => false;

    /// <summary>Gets a contestant ready, before anything is measured.</summary>
    public virtual Task BeginAsync(Entrant entrant, Catalogue catalogue) => entrant.OpenAsync();

    /// <summary>One contestant's round.</summary>
    public abstract Task<Round> RunAsync(Entrant entrant, RoundPlan plan);

    /// <summary>Closes the contestant's store.</summary>
    public virtual Task EndAsync(Entrant entrant) => entrant.CloseAsync();
}
