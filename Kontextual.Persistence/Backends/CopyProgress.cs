namespace Kontextual.Persistence.Backends;

/// <summary>How far the copying of a store is.</summary>
/// <param name="IsFlushing">True when the copy is complete and is being flushed to disk.</param>
/// <param name="Bytes">The size of the copy so far.</param>
/// <param name="TotalBytes">The size of the store, which the copy does not exceed by much.</param>
internal readonly record struct CopyProgress(bool IsFlushing, long Bytes, long TotalBytes);
