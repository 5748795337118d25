using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>A change whose arguments hold.</summary>
internal sealed record CheckedChange(ArtifactChange Change, string? Name, string? Type, string? MediaType, RevisionNote Note)
{
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static CheckedChange Of(ArtifactChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Require.OptionalId(change.Collection, nameof(change));
        if (change.Content is { } content)
            Require.AtHand(content, "The content of the change", nameof(change));
        return new(
            change,
            change.Name is null ? null : NameRules.Normalize(change.Name, nameof(change), "The name of the ArtifactChange"),
            change.Type is null ? null : TypeToken.Normalize(change.Type, nameof(change), "The type of the ArtifactChange"),
            change.MediaType is null ? null : MediaTypeRules.Validate(change.MediaType, nameof(change)),
            RevisionNote.Checked(change.Provenance, change.ProducingRunId, change.Message, nameof(change)));
    }

    /// <summary>The artifact that results, but for its provenance, which is not compared; the content, if there is one, is prepared.</summary>
    public Artifact ApplyTo(Artifact artifact) => artifact with
    {
        CollectionId = Change.Collection ?? artifact.CollectionId,
        Name = Name ?? artifact.Name,
        Type = Type ?? artifact.Type,
        MediaType = MediaType ?? artifact.MediaType,
        Digest = Change.Content?.Digest ?? artifact.Digest,
        Size = Change.Content?.Size ?? artifact.Size,
        Metadata = Change.Metadata ?? artifact.Metadata,
    };
}
