namespace Kontextual.Tests.Model;

/// <summary>The list of the concepts. Their order is the order in which programs begin and surveys read, and so part of what a seed means.</summary>
internal static class Concepts
{
    public static IReadOnlyList<Concept> All { get; } =
    [
        new CollectionConcept(), new ArtifactConcept(), new RevisionConcept(), new RelationshipConcept(), new TraversalConcept(), new ChangeConcept(),
        new PagingConcept(),
    ];

    public static IEnumerable<EntityType> Entities => All.Select(concept => concept.Entity).OfType<EntityType>();
}
