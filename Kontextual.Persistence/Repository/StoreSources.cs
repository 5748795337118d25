namespace Kontextual.Persistence.Repository;

/// <summary>Where times, ids and salts come from.</summary>
internal sealed record StoreSources(TimeProvider Time, IIdSource Ids, ISaltSource Salts)
{
    public static StoreSources Of(KnowledgeStoreOptions options) => new(
        options.TimeProvider,
        options.Ids ?? new UuidV7Source(options.TimeProvider),
        options.Salts ?? new RandomSaltSource());
}
