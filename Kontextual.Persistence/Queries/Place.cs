namespace Kontextual.Persistence.Queries;

/// <summary>A row's place in an order: its key, and its id, which decides between equal keys.</summary>
internal sealed record Place<TKey, TId>(TKey Key, TId Id);
