using System.Globalization;
using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Paging.Filters;

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
internal sealed record ListRelationships : ListStep<RelationshipQuery, RelationshipRow>
{
    public override Task<string> PlayAsync(Scene scene)
    {
        var listing = new RelationshipListing { Filters = FiltersIn(scene), Deleted = Deleted, Purged = Purged, AsOf = scene.KnownEntities.Moment(AsOf) };
        return scene.TurnAsync(
            (reads, cursor) => reads.ListRelationshipsAsync(listing, Size, cursor),
            (there, row) => AsOf is null ? there.See(row) : $"{row}",
            Pages);
    }
}

/// <summary>Follows relationships from an artifact.</summary>
internal sealed record Traverse(
    Ref Start, string Way, IReadOnlyList<ProgramFilter<TraversalQuery, RelationshipRow>> Filters, int Depth, int Count, When? AsOf) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var reached = await scene.Reads.WalkAsync(
            new(scene.Artifact(Start), Way, [.. Filters.Select(filter => filter.In(scene))], Depth, Count, scene.KnownEntities.Moment(AsOf)));
        return $"{string.Join(Environment.NewLine, reached.Rows.Select(row => $"{row.Distance} {row.Artifact}"))} truncated: {reached.IsTruncated}";
    }

    public override IEnumerable<Step> Simpler()
    {
        foreach (var fewer in Shrinking.WithoutOne(Filters))
            yield return this with { Filters = fewer };
        if (AsOf is not null)
            yield return this with { AsOf = null };
        if (Depth > 1)
            yield return this with { Depth = Math.Min(Depth - 1, 3) };
    }

    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append(
            CultureInfo.InvariantCulture,
            $"Start = {Start}, Way = {Way}, Filters = [{string.Join(", ", Filters)}], Depth = {Depth}, Count = {Count}, AsOf = {AsOf}");
        return true;
    }
}
