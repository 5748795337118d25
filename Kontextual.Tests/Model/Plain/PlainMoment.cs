using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>All entities as they were at a moment. What is purged now is blank at every moment of the past as well.</summary>
/// <param name="world">The entities at the moment.</param>
/// <param name="now">The entities as they are now.</param>
internal sealed class PlainMoment(World world, World now)
{
    public TRow? Find<TRow>(EntityId id)
        where TRow : class, IEntityRow<TRow> => world.Find<TRow>(id) is { } row ? AsKept(row) : null;

    public IEnumerable<TRow> All<TRow>()
        where TRow : class, IEntityRow<TRow> => world.All<TRow>().Select(AsKept);

    public IEnumerable<TRow> Live<TRow>()
        where TRow : class, IEntityRow<TRow> => All<TRow>().Where(row => !row.IsDeleted);

    private TRow AsKept<TRow>(TRow row)
        where TRow : class, IEntityRow<TRow> => now.Find<TRow>(row.EntityId)!.IsPurged ? row.Blank() : row;
}
