using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

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
        return $"{await new ListCollections().PageAsync(scene.Reads, [CollectionFilters.NamePrefix.With(OfNoOther)], null, held.Cursor)}";
    }
}
