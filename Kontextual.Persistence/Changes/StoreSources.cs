namespace Kontextual.Persistence.Changes;

/// <summary>The sources of the times, ids and salts of a repository's transactions, and the history that the repository has seen.</summary>
internal sealed record StoreSources(TimeProvider Time, IIdSource Ids, ISaltSource Salts, SeenHistory Seen);
