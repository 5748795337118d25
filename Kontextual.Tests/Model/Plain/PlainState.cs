using System.Collections.Immutable;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>All entities of all kinds as they are at one moment.</summary>
internal sealed record World(ImmutableDictionary<EntityId, object> Rows)
{
    public static World Empty { get; } = new(ImmutableDictionary<EntityId, object>.Empty);

    public TRow? Find<TRow>(EntityId id)
        where TRow : class => Rows.GetValueOrDefault(id) as TRow;

    public IEnumerable<TRow> All<TRow>() => Rows.Values.OfType<TRow>();

    public World With(EntityId id, object row) => new(Rows.SetItem(id, row));
}

/// <summary>All that a store holds. It is never changed: a transaction makes another one, and who throws it away has rolled back.</summary>
/// <param name="Now">The entities.</param>
/// <param name="Past">What they were right after each sequence; before the first at 0.</param>
/// <param name="Changes">The change records, ascending from sequence 1.</param>
internal sealed record PlainState(World Now, ImmutableList<World> Past, ImmutableList<ChangeRow> Changes)
{
    public static PlainState Empty { get; } = new(World.Empty, [World.Empty], []);

    /// <summary>What is kept beside the entities and needs no past, by what identifies it: revisions by their artifact, contents by their digest.</summary>
    public ImmutableDictionary<object, object> Parts { get; init; } = ImmutableDictionary<object, object>.Empty;

    /// <summary>The sequence that the next change record gets.</summary>
    public long Next => Changes.Count + 1;

    public T? Part<T>(object key)
        where T : class => Parts.GetValueOrDefault(key) as T;
}
