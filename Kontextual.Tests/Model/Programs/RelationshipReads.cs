namespace Kontextual.Tests.Model;

/// <summary>Finds a relationship by id.</summary>
internal sealed record FindRelationship(Ref Relationship, bool Deleted, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var found = await scene.Reads.FindRelationshipAsync(scene.Relationship(Relationship), Deleted, scene.KnownEntities.Moment(AsOf));
        return AsOf is null ? scene.See(found) : $"{found}";
    }
}

/// <summary>Finds a live relationship by its ends and type.</summary>
internal sealed record FindRelationshipByEnds(Ref Source, Ref Target, Word Type) : Step
{
    public override async Task<string> PlayAsync(Scene scene) =>
        scene.See(await scene.Reads.FindRelationshipByEndsAsync(scene.Artifact(Source), scene.Artifact(Target), Type.Text));
}

/// <summary>Lists relationships, so many pages of them.</summary>
internal sealed record ListRelationships(
    Ref? Source, Ref? Target, Ref? Touching, Word? Type, bool Deleted, bool Purged, When? AsOf, int Size, int Pages) : Step
{
    public override Task<string> PlayAsync(Scene scene)
    {
        var listing = new RelationshipListing(
            Source is null ? null : scene.Artifact(Source),
            Target is null ? null : scene.Artifact(Target),
            Touching is null ? null : scene.Artifact(Touching),
            Type?.Text,
            Deleted,
            Purged,
            scene.KnownEntities.Moment(AsOf));
        return scene.TurnAsync(
            (reads, cursor) => reads.ListRelationshipsAsync(listing, Size, cursor),
            (there, row) => AsOf is null ? there.See(row) : $"{row}",
            Pages);
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Source is not null || Target is not null || Touching is not null)
            yield return this with { Source = null, Target = null, Touching = null };
        if (Type is not null)
            yield return this with { Type = null };
        if (Pages > 1)
            yield return this with { Pages = 1 };
    }
}

/// <summary>Follows relationships from an artifact.</summary>
internal sealed record Traverse(Ref Start, string Way, IReadOnlyList<Word>? Types, int Depth, int Count, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var reached = await scene.Reads.WalkAsync(
            new(scene.Artifact(Start), Way, Types?.Select(type => type.Text).ToList(), Depth, Count, scene.KnownEntities.Moment(AsOf)));
        return $"{string.Join(Environment.NewLine, reached.Rows.Select(row => $"{row.Distance} {row.Artifact}"))} truncated: {reached.IsTruncated}";
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Types is not null)
            yield return this with { Types = null };
        if (AsOf is not null)
            yield return this with { AsOf = null };
        if (Depth > 1)
            yield return this with { Depth = Math.Min(Depth - 1, 3) };
    }
}
