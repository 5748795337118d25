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
internal sealed record ListArtifacts : Step
{
    public IReadOnlyList<Ref>? Ids { get; init; }

    public Ref? Collection { get; init; }

    public Word? Name { get; init; }

    public Word? Prefix { get; init; }

    public Word? Type { get; init; }

    public Matter? Content { get; init; }

    public bool Deleted { get; init; }

    public bool Purged { get; init; }

    public When? AsOf { get; init; }

    public string OrderBy { get; init; } = "Name";

    public bool Descending { get; init; }

    public int Size { get; init; } = 100;

    public int Pages { get; init; } = 1;

    public override Task<string> PlayAsync(Scene scene)
    {
        var listing = Listing(scene);
        return scene.TurnAsync(
            (reads, cursor) => reads.ListArtifactsAsync(listing, Size, cursor),
            (there, row) => AsOf is null ? there.See(row) : $"{row}",
            Pages);
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Ids is not null)
            yield return this with { Ids = null };
        if (Collection is not null || Type is not null || Content is not null)
            yield return this with { Collection = null, Type = null, Content = null };
        if (Name is not null || Prefix is not null)
            yield return this with { Name = null, Prefix = null };
        if (Pages > 1)
            yield return this with { Pages = 1 };
    }

    private ArtifactListing Listing(Scene scene) => new()
    {
        Ids = Ids?.Select(scene.Artifact).ToList(),
        Collection = Collection is null ? null : scene.Collection(Collection),
        Name = Name?.Text,
        Prefix = Prefix?.Text,
        Type = Type?.Text,
        Digest = Content?.Digest,
        Deleted = Deleted,
        Purged = Purged,
        AsOf = scene.KnownEntities.Moment(AsOf),
        OrderBy = OrderBy,
        Descending = Descending,
    };
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
