using System.Collections.Immutable;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>All entities as they are at one moment.</summary>
internal sealed record World(
    ImmutableDictionary<CollectionId, CollectionRow> Collections,
    ImmutableDictionary<ArtifactId, ArtifactRow> Artifacts,
    ImmutableDictionary<RelationshipId, RelationshipRow> Relationships)
{
    public static World Empty { get; } = new(
        ImmutableDictionary<CollectionId, CollectionRow>.Empty,
        ImmutableDictionary<ArtifactId, ArtifactRow>.Empty,
        ImmutableDictionary<RelationshipId, RelationshipRow>.Empty);
}

/// <summary>All that a store holds. It is never changed: a transaction makes another one, and who throws it away has rolled back.</summary>
/// <param name="Now">The entities.</param>
/// <param name="Past">What they were right after each sequence; before the first at 0.</param>
/// <param name="Revisions">The revisions of each artifact, ascending.</param>
/// <param name="Changes">The change records, ascending from sequence 1.</param>
internal sealed record PlainState(
    World Now,
    ImmutableList<World> Past,
    ImmutableDictionary<ArtifactId, ImmutableList<RevisionRow>> Revisions,
    ImmutableList<ChangeRow> Changes)
{
    public static PlainState Empty { get; } = new(
        World.Empty, [World.Empty], ImmutableDictionary<ArtifactId, ImmutableList<RevisionRow>>.Empty, []);

    /// <summary>The contents ever written, by digest. Those of rolled back ones do no harm: nothing leads to them.</summary>
    public ImmutableDictionary<string, Matter> Contents { get; init; } = ImmutableDictionary<string, Matter>.Empty;

    /// <summary>The sequence that the next change record gets.</summary>
    public long Next => Changes.Count + 1;
}
