using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>All entities as they were at a moment. What is purged now is blank at every moment of the past as well.</summary>
/// <param name="world">The entities at the moment.</param>
/// <param name="now">All that the store holds now.</param>
/// <param name="sequence">The sequence of the moment; null for the present.</param>
internal sealed class PlainMoment(World world, PlainState now, long? sequence)
{
    /// <summary>The sequence of the moment; null for the present.</summary>
    public long? Sequence => sequence;

    /// <summary>True when what held from one sequence until another held at the moment.</summary>
    public bool IsWithin(long from, long? to) => sequence is { } at ? from <= at && (to is null || to > at) : to is null;

    public TRow? Find<TRow>(EntityId id)
        where TRow : class, IEntityRow<TRow> => world.Find<TRow>(id) is { } row ? AsKept(row) : null;

    public IEnumerable<TRow> All<TRow>()
        where TRow : class, IEntityRow<TRow> => world.All<TRow>().Select(AsKept);

    public IEnumerable<TRow> Live<TRow>()
        where TRow : class, IEntityRow<TRow> => All<TRow>().Where(row => !row.IsDeleted);

    /// <summary>A part of an entity in the present, which says by itself what of it was there at the moment.</summary>
    public TPart? PartNow<TPart>(object key)
        where TPart : class => now.Part<TPart>(key);

    private TRow AsKept<TRow>(TRow row)
        where TRow : class, IEntityRow<TRow> => sequence is null ? row : row.InPast(now.Now.Find<TRow>(row.EntityId)!);
}
