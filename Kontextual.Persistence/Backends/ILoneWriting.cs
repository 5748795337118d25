namespace Kontextual.Persistence.Backends;

/// <summary>What can be done with a store that nobody else writes to meanwhile, in transactions of its own.</summary>
internal interface ILoneWriting
{
    /// <summary>Rewrites the store without the space of what was deleted.</summary>
    CompactSummary Compact(CancellationToken cancellationToken);
}
