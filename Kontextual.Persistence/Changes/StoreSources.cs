namespace Kontextual.Persistence.Changes;

/// <summary>Where the times, ids and salts of a repository's transactions come from, and the history that they go on from.</summary>
internal sealed record StoreSources(TimeProvider Time, IIdSource Ids, ISaltSource Salts, SeenHistory Seen);
