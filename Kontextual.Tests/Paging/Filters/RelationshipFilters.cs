using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="RelationshipQuery"/>. The past follows the same indexes as the present.</summary>
internal static class RelationshipFilters
{
    public static RelationshipFilter<ArtifactId> Source { get; } = new(nameof(RelationshipQuery.Source))
    {
        Set = (query, id) => query with { Source = id },
        Selects = (row, id) => row.Source == id,
        Keep = (_, id) => PlainIds.Keep(id),
        SampleValue = stored => stored.Artifact.Id,
        CombinedValues = TwoEnds,
        Generated = ProgramValues.Ids<ArtifactId>(ValueGenerators.End),
        Refused = [new("the default id of a source to filter by", new() { Source = default(ArtifactId) }, "default value")],
        Indexes = [new("by source", "ix_relationships_source_id_created_at_id (source_id=?")],
    };

    public static RelationshipFilter<ArtifactId> Target { get; } = new(nameof(RelationshipQuery.Target))
    {
        Set = (query, id) => query with { Target = id },
        Selects = (row, id) => row.Target == id,
        Keep = (_, id) => PlainIds.Keep(id),
        SampleValue = stored => stored.Artifact.Id,
        CombinedValues = TwoEnds,
        Generated = ProgramValues.Ids<ArtifactId>(ValueGenerators.End),
        Refused = [new("the default id of a target to filter by", new() { Target = default(ArtifactId) }, "default value")],
        Indexes = [new("by target", "ix_relationships_target_id_created_at_id (target_id=?")],
    };

    public static RelationshipFilter<ArtifactId> Touching { get; } = new(nameof(RelationshipQuery.Touching))
    {
        Set = (query, id) => query with { Touching = id },
        Selects = (row, id) => row.Source == id || row.Target == id,
        Keep = (_, id) => PlainIds.Keep(id),
        SampleValue = stored => stored.Artifact.Id,
        CombinedValues = TwoEnds,
        Generated = ProgramValues.Ids<ArtifactId>(ValueGenerators.End),
        Refused = [new("the default id of a end to filter by", new() { Touching = default(ArtifactId) }, "default value")],
        Indexes =
        [
            new("touching, over the source", "ix_relationships_source_id_created_at_id (source_id=?"),
            new("touching, over the target", "ix_relationships_target_id_created_at_id (target_id=?"),
        ],
    };

    public static RelationshipFilter<string> Type { get; } = new(nameof(RelationshipQuery.Type))
    {
        Set = (query, type) => query with { Type = type },
        Selects = (row, type) => row.Type == type,
        Keep = (rules, type) => rules.Type(type),
        SampleValue = _ => "x",
        CombinedValues = _ => ["refers-to", "loops", "nothing"],
        Generated = ProgramValues.Texts(ValueGenerators.LinkType),
        Refused =
        [
            .. BadValues.Types.Select(
                bad => new RefusedQuery<RelationshipQuery>($"{bad.Flaw}, as a filter of relationships", new() { Type = bad.Type }, bad.Says)),
            new("a type that begins in upper case, as a filter of relationships", new() { Type = "Refers" }, "lower case: found U+0052 at index 0"),
        ],
        Indexes = [new("by type", "ix_relationships_type_created_at_id (type=?")],
    };

    public static IReadOnlyList<Filter<RelationshipQuery, RelationshipRow>> All { get; } = [Source, Target, Touching, Type];

    /// <inheritdoc cref="ArtifactFilters.Mixes"/>
    public static IReadOnlyList<FilterMix<RelationshipQuery, RelationshipRow>> Mixes { get; } =
    [
        new(2), new(1, Source), new(1, Target), new(2, Touching), new(1, Type), new(1, Source, Type), new(1, Touching, Type), new(1, Source, Target),
    ];

    private static IEnumerable<ArtifactId> TwoEnds(Stored stored) => stored.Artifacts.Take(2).Select(artifact => artifact.Id);
}

/// <inheritdoc cref="Filter{TQuery, TRow, TValue}"/>
internal sealed class RelationshipFilter<TValue>(string property) : Filter<RelationshipQuery, RelationshipRow, TValue>(property);
