namespace Kontextual.Persistence.Queries;

/// <summary>The place of a row in an order: its key, and its id, which orders rows with equal keys.</summary>
internal sealed record Place<TKey, TId>(TKey Key, TId Id);
