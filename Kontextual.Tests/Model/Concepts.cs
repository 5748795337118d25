namespace Kontextual.Tests.Model;

/// <summary>All concepts in the order of their places. They are found by reflection.</summary>
internal static class Concepts
{
    public static IReadOnlyList<Concept> All { get; } =
    [
        .. typeof(Concept).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Concept)))
            .Select(type => (Concept)Activator.CreateInstance(type)!)
            .OrderBy(concept => concept.Place),
    ];

    public static IEnumerable<EntityType> Entities => All.Select(concept => concept.Entity).OfType<EntityType>();
}
