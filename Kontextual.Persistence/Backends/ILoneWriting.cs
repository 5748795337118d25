namespace Kontextual.Persistence.Backends;

/// <summary>Operations that begin and end their own transactions while nobody else writes to the store.</summary>
internal interface ILoneWriting
{
    /// <summary>Rewrites the store without the space of deleted rows.</summary>
    CompactSummary Compact(CancellationToken cancellationToken);
}
