using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Lists the changes of an entity.</summary>
internal sealed record ListChangesOf(EntityType Type, Ref Entity, int Size, int Pages) : Step
{
    public static Gen<ListChangesOf> Generated { get; } =
        from type in Gen.Elements<EntityType>([.. Concepts.Entities])
        from id in ValueGenerators.Dead
        from size in ValueGenerators.Size
        from pages in ValueGenerators.Pages
        select new ListChangesOf(type, id, size, pages);

    public override Task<string> PlayAsync(Scene scene)
    {
        var id = Type.Id(scene, Entity);
        return scene.TurnAsync(
            (reads, cursor) => reads.AskAsync(plain => Plain(plain, id, cursor), store => StoreAsync(store, id, cursor)), (_, row) => $"{row}", Pages);
    }

    private Leaf<ChangeRow> Plain(PlainReads reads, EntityId id, object? cursor)
    {
        PlainRules.Id<EntityId>(id);
        var changes = reads.State.Changes.Where(row => row.EntityKind == $"{Type.Kind}" && row.Entity == id);
        return PlainListing.ByNumber<ChangeRow>(row => row.Sequence).Page($"changes of {Type} {id}", changes, Size, cursor);
    }

    private async Task<Leaf<ChangeRow>> StoreAsync(StoreReads reads, EntityId id, object? cursor) =>
        (await reads.Changes.HistoryAsync(Type.Kind, id, Forms.Page(Size, cursor))).Leaf(ChangeRow.Of);
}

/// <summary>Reads changes from so far before the last committed sequence; a negative distance lies ahead.</summary>
internal sealed record ListChanges(int Back, int Limit) : Step
{
    public static Gen<ListChanges> Generated { get; } = from back in Gen.Choose(-3, 200) from limit in ValueGenerators.Size select new ListChanges(back, limit);

    public override async Task<string> PlayAsync(Scene scene) =>
        await ChangePage.ReadAsync(scene.Reads, Math.Max(0, scene.KnownEntities.Head - Back), Limit) is { } page ? $"{page}" : "no such position";
}

/// <summary>The change records after a sequence.</summary>
/// <param name="Rows">The records.</param>
/// <param name="HasMore">Whether there are more.</param>
internal sealed record ChangePage(IReadOnlyList<ChangeRow> Rows, bool HasMore)
{
    /// <summary>Reads a page, or null when there is no such sequence.</summary>
    public static Task<ChangePage?> ReadAsync(IReads reads, long after, int limit) =>
        reads.AskAsync(plain => Plain(plain, after, limit), store => StoreAsync(store, after, limit));

    public override string ToString() => $"{string.Join(Environment.NewLine, Rows)} more: {HasMore}";

    private static ChangePage? Plain(PlainReads reads, long after, int limit)
    {
        if (after > reads.State.Changes.Count)
            return null;
        PlainRules.Range(limit, 1, 1000);
        var rest = reads.State.Changes.Skip((int)after).ToList();
        return new([.. rest.Take(limit)], rest.Count > limit);
    }

    private static async Task<ChangePage?> StoreAsync(StoreReads reads, long after, int limit)
    {
        if (await reads.Changes.FindPositionAsync(after) is not { } position)
            return null;
        var page = await reads.Changes.SinceAsync(position, limit);
        return new([.. page.Records.Select(ChangeRow.Of)], page.HasMore);
    }
}
