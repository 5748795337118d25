using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The values of an artifact in the types of the product.</summary>
internal static class ArtifactForms
{
    public static ArtifactDraft DraftOf(CollectionId collection, ArtifactWish wish, ContentSource content) => new()
    {
        Collection = collection,
        Name = wish.Name!.Text,
        Type = wish.Type!.Text,
        MediaType = wish.MediaType!.Text,
        Content = content,
        Metadata = Metadata.Parse(wish.Metadata!.Given),
        Provenance = StoreVerbs.ProvenanceOf(wish.Origin),
        Message = wish.Message.Text,
    };

    public static ArtifactChange ChangeOf(CollectionId? collection, ArtifactWish wish, ContentSource? content) => new()
    {
        Collection = collection,
        Name = wish.Name?.Text,
        Type = wish.Type?.Text,
        MediaType = wish.MediaType?.Text,
        Content = content,
        Metadata = StoreVerbs.MetadataOf(wish.Metadata),
        Provenance = StoreVerbs.ProvenanceOf(wish.Origin),
        Message = wish.Message.Text,
    };

    public static ArtifactValues ValuesOf(Artifact a) => new()
    {
        Collection = a.CollectionId,
        Name = a.Name,
        Type = a.Type,
        MediaType = a.MediaType,
        Digest = a.Digest.ToString(),
        Size = a.Size,
        Metadata = a.Metadata.Text,
        Origin = RowsOf.OriginOf(a.Provenance),
        IsPurged = a.IsPurged,
    };

    public static ArtifactValues ValuesOf(Revision r) => new()
    {
        Collection = r.CollectionId,
        Name = r.Name,
        Type = r.Type,
        MediaType = r.MediaType,
        Digest = r.Digest.ToString(),
        Size = r.Size,
        Metadata = r.Metadata.Text,
        Origin = RowsOf.OriginOf(r.Provenance),
        IsPurged = r.IsPurged,
    };
}
