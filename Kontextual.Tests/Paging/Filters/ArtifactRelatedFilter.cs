using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filter of <see cref="ArtifactQuery"/> by relationships.</summary>
internal static class ArtifactRelatedFilter
{
    // Before the filter, which takes it while the class is initialised.
    private static ArtifactId Other { get; } = ArtifactId.Parse("01890000-0000-7000-8000-000000000001");

    public static ArtifactFilter<RelatedFilter> RelatedTo { get; } = new(nameof(ArtifactQuery.RelatedTo))
    {
        Set = (query, related) => query with { RelatedTo = related },
        Selects = (row, related) => row.Links.Any(link => (related.Type is null || link.Type == related.Type) && (
            (related.Direction != TraversalDirection.Incoming && link.Source == related.Artifact && link.Target == row.Id)
            || (related.Direction != TraversalDirection.Outgoing && link.Target == related.Artifact && link.Source == row.Id))),
        Keep = (rules, related) => related with { Artifact = PlainIds.Keep(related.Artifact), Type = related.Type is null ? null : rules.Type(related.Type) },
        SampleValue = stored => new(stored.Artifact.Id, TraversalDirection.Incoming, "y"),
        CombinedValues = stored => [new(stored.Artifacts[3].Id), new(stored.Artifacts[3].Id, TraversalDirection.Outgoing, "x"), new(stored.Artifacts[4].Id, TraversalDirection.Incoming)],
        Generated = Generated,
        Refused =
        [
            new("the default id of an artifact that others are related to", new() { RelatedTo = new(default) }, "default value"),
            new("a direction of relationships that does not exist", new() { RelatedTo = new(Other, (TraversalDirection)9) }, "no TraversalDirection 9"),
            new("a wrong type of relationships", new() { RelatedTo = new(Other, Type: "Cites") }, "lower case: found U+0043 at index 0"),
        ],
    };

    private static Gen<ProgramValue<RelatedFilter>> Generated =>
        from artifact in ValueGenerators.End
        from direction in Gen.Elements(TraversalDirection.Both, TraversalDirection.Outgoing, TraversalDirection.Incoming)
        from type in ValueGenerators.Maybe(ValueGenerators.LinkType, oneIn: 2)
        select new ProgramValue<RelatedFilter>(
            $"{artifact} {direction} {type}", scene => new(scene.KnownEntities.Id<ArtifactId>(artifact), direction, type?.Text));
}
