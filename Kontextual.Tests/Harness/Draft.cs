using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>Drafts with the values that a test does not care for filled in.</summary>
public static class Draft
{
    /// <summary>A collection.</summary>
    public static CollectionDraft Collection(string name) => new() { Name = name };

    /// <summary>A text artifact of type <c>note</c>.</summary>
    public static ArtifactDraft Note(CollectionId collection, string name, string text = "A note.") => new()
    {
        Collection = collection,
        Name = name,
        Type = "note",
        MediaType = "text/plain",
        Content = ContentSource.FromText(text),
    };

    /// <summary>A binary artifact of type <c>file</c>.</summary>
    public static ArtifactDraft File(CollectionId collection, string name, byte[] bytes) => new()
    {
        Collection = collection,
        Name = name,
        Type = "file",
        Content = ContentSource.FromBytes(bytes),
    };

    /// <summary>A relationship.</summary>
    public static RelationshipDraft Link(Artifact source, Artifact target, string type = "refers-to") =>
        new() { Source = source.Id, Target = target.Id, Type = type };

    /// <summary>A context package.</summary>
    public static ContextPackageDraft Package(string name) => new() { Name = name };

    /// <summary>A reference to an artifact, in the role <c>note</c>, at the end of a package.</summary>
    public static ContextReferenceDraft Reference(ContextPackage package, Artifact target) =>
        new() { Package = package.Id, Role = "note", Target = ContextTarget.ForArtifact(target.Id) };

    /// <summary>A change of an artifact's content.</summary>
    public static ArtifactChange Text(string text) => new() { Content = ContentSource.FromText(text) };

    /// <summary>Metadata of one member.</summary>
    public static Metadata Meta(string json) => Metadata.Parse(json);
}
