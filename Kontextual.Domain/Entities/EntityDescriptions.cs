namespace Kontextual.Domain;

/// <summary>The descriptions of all entity kinds.</summary>
internal static class EntityDescriptions
{
    public static IReadOnlyList<IEntityDescription> All { get; } =
    [
        CollectionDescription.Instance,
        ArtifactDescription.Instance,
        RelationshipDescription.Instance,
        RunDescription.Instance,
        StepDescription.Instance,
        BundleDescription.Instance,
        ManifestDescription.Instance,
        ContextPackageDescription.Instance,
        ContextReferenceDescription.Instance,
    ];
}
