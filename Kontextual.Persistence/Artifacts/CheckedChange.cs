using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>A change whose arguments were checked and normalised.</summary>
internal sealed record CheckedChange(ArtifactChange Change, string? Name, string? Type, string? MediaType, RevisionNote Note)
{
    /// <summary>Checks and normalises a change.</summary>
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

    /// <summary>
    /// Returns the artifact with the change applied. It has its present provenance, because provenance is not compared. A new content
    /// must be prepared.
    /// </summary>
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
