using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Finds an artifact by id.</summary>
internal sealed record FindArtifact(Ref Artifact, bool Deleted, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var found = await scene.Reads.FindArtifactAsync(scene.Artifact(Artifact), Deleted, scene.KnownEntities.Moment(AsOf));
        return AsOf is null ? scene.See(found) : $"{found}";
    }
}

/// <summary>Finds a live artifact by name.</summary>
internal sealed record FindArtifactByName(Ref Collection, Word Name, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var found = await scene.Reads.FindArtifactByNameAsync(scene.Collection(Collection), Name.Text, scene.KnownEntities.Moment(AsOf));
        return AsOf is null ? scene.See(found) : $"{found}";
    }
}

/// <summary>Lists artifacts, so many pages of them.</summary>
internal sealed record ListArtifacts : ListStep<ArtifactQuery, ArtifactRow>
{
    public string OrderBy { get; init; } = "Name";

    public bool Descending { get; init; }

    public override Task<string> PlayAsync(Scene scene)
    {
        var listing = new ArtifactListing
        {
            Filters = FiltersIn(scene),
            Deleted = Deleted,
            Purged = Purged,
            AsOf = scene.KnownEntities.Moment(AsOf),
            OrderBy = OrderBy,
            Descending = Descending,
        };
        return scene.TurnAsync(
            (reads, cursor) => reads.ListArtifactsAsync(listing, Size, cursor),
            (there, row) => AsOf is null ? there.See(row) : $"{row}",
            Pages);
    }
}

/// <summary>Lists the revisions of an artifact.</summary>
internal sealed record ListRevisions(Ref Artifact, int Size, int Pages) : Step
{
    public override Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Artifact(Artifact);
        return scene.TurnAsync((reads, cursor) => reads.ListRevisionsAsync(id, Size, cursor), (_, row) => $"{row}", Pages);
    }
}

/// <summary>Finds a revision by its number.</summary>
internal sealed record FindRevision(Ref Artifact, int Number) : Step
{
    public override async Task<string> PlayAsync(Scene scene) => $"{await scene.Reads.FindRevisionAsync(scene.Artifact(Artifact), Number)}";
}

/// <summary>Reads a revision's content as text.</summary>
internal sealed record ReadText(Ref Artifact, int Revision) : Step
{
    public override Task<string> PlayAsync(Scene scene) => scene.Reads.ReadTextAsync(scene.Artifact(Artifact), Revision);
}

/// <summary>Reads a revision's content as bytes.</summary>
internal sealed record ReadBytes(Ref Artifact, int Revision, bool Streamed) : Step
{
    public override async Task<string> PlayAsync(Scene scene) =>
        Convert.ToHexStringLower(await scene.Reads.ReadBytesAsync(scene.Artifact(Artifact), Revision, Streamed));
}

/// <summary>Finds a live artifact with its text.</summary>
internal sealed record FindText(Ref Artifact) : Step
{
    public override async Task<string> PlayAsync(Scene scene) =>
        await scene.Reads.FindTextAsync(scene.Artifact(Artifact)) is (var artifact, var text) ? $"{scene.See(artifact)} {text}" : "none";
}
