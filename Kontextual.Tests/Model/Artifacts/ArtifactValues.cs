using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>The values that an artifact and each of its revisions have.</summary>
internal record ArtifactValues
{
    public required CollectionId Collection { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string MediaType { get; init; }

    public required string Digest { get; init; }

    public required long Size { get; init; }

    public required string Metadata { get; init; }

    public required Origin Origin { get; init; }

    public bool IsPurged { get; init; }

    /// <summary>Those of a new artifact.</summary>
    public static ArtifactValues Of(CollectionId collection, ArtifactWish draft) => new()
    {
        Collection = collection,
        Name = draft.Name!.Text,
        Type = draft.Type!.Text,
        MediaType = draft.MediaType!.Text,
        Digest = draft.Content!.Digest,
        Size = draft.Content.Bytes.Length,
        Metadata = draft.Metadata!.Kept,
        Origin = draft.Origin,
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
        Origin = Origin.Of(a.Provenance),
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
        Origin = Origin.Of(r.Provenance),
        IsPurged = r.IsPurged,
    };

    /// <summary>A row after a change. Its origin stays, because it is not compared.</summary>
    public static TRow Changed<TRow>(TRow row, CollectionId? collection, ArtifactWish change, PlainTransaction t)
        where TRow : ArtifactValues => (TRow)((ArtifactValues)row with
        {
            Collection = collection ?? row.Collection,
            Name = change.Name?.Text ?? row.Name,
            Type = change.Type?.Text ?? row.Type,
            MediaType = change.MediaType?.Text ?? row.MediaType,
            Digest = change.Content?.Digest ?? row.Digest,
            Size = change.Content?.Bytes.Length ?? row.Size,
            Metadata = t.Changed(row.Metadata, change.Metadata),
        });

    /// <summary>A row after a purge.</summary>
    public static TRow Blank<TRow>(TRow row)
        where TRow : ArtifactValues =>
        (TRow)((ArtifactValues)row with { Name = "", Metadata = "{}", Origin = Origin.None, IsPurged = true });
}
