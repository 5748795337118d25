using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Reads the changes of an entity of the kind Collection, Artifact or Relationship.</summary>
internal sealed record ListChangesOf(string Kind, Ref Entity, int Size, int Pages) : Step
{
    public override Task<string> PlayAsync(Scene scene)
    {
        EntityId id = Kind switch
        {
            "Collection" => scene.Collection(Entity),
            "Artifact" => scene.Artifact(Entity),
            _ => scene.Relationship(Entity),
        };
        return scene.TurnAsync((reads, cursor) => reads.ListChangesOfAsync(Kind, id, Size, cursor), (_, row) => $"{row}", Pages);
    }
}

/// <summary>Reads changes from so far before the last committed sequence; a negative distance lies ahead.</summary>
internal sealed record ListChanges(int Back, int Limit) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        if (await scene.Reads.ListChangesAsync(Math.Max(0, scene.KnownEntities.Head - Back), Limit) is not (var rows, var hasMore))
            return "no such position";
        return $"{string.Join(Environment.NewLine, rows)} more: {hasMore}";
    }
}

/// <summary>Goes on in the listing that the client has stopped in.</summary>
/// <param name="Elsewhere">True to use its place for another query, which is wrong.</param>
internal sealed record GoOn(bool Elsewhere) : Step
{
    private const string OfNoOther = "zzz";

    public override async Task<string> PlayAsync(Scene scene)
    {
        if (scene.KnownEntities.Resume(scene.Client) is not { } held)
            return "nothing to go on with";
        if (!Elsewhere)
            return await held.GoOn(scene, held.Cursor);
        return $"{await scene.Reads.ListCollectionsAsync(new() { Filters = [CollectionFilters.NamePrefix.With(OfNoOther)] }, 10, held.Cursor)}";
    }
}
