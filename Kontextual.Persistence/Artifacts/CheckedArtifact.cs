using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>
/// The values of a draft or a change of an artifact, checked and normalised. A draft has every value. A value of a change that is null
/// stays as it is.
/// </summary>
internal sealed record CheckedArtifact
{
    private CollectionId? Collection { get; init; }

    /// <summary>The name in NFC. It is null only for a change that keeps it.</summary>
    public required string? Name { get; init; }

    private string? Type { get; init; }

    private string? MediaType { get; init; }

    /// <summary>The content. It is null only for a change that keeps it.</summary>
    public required ContentSource? Content { get; init; }

    private Metadata? Metadata { get; init; }

    /// <summary>The provenance of the revision to be written.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The producing run and the message of the revision to be written.</summary>
    public required RevisionNote Note { get; init; }

    /// <summary>Checks and normalises a draft.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static CheckedArtifact Of(ArtifactDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require.Id(draft.Collection, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Content, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Metadata, nameof(draft));
        var name = NameRules.Normalize(draft.Name, nameof(draft), "The name of the ArtifactDraft");
        Require.AtHand(draft.Content, $"The content of the draft '{name}'", nameof(draft));
        return new()
        {
            Collection = draft.Collection,
            Name = name,
            Type = TypeToken.Normalize(draft.Type, nameof(draft), "The type of the ArtifactDraft"),
            MediaType = MediaTypeRules.Validate(draft.MediaType, nameof(draft)),
            Content = draft.Content,
            Metadata = draft.Metadata,
            Provenance = draft.Provenance,
            Note = RevisionNote.Checked(draft.Provenance, draft.ProducingRunId, draft.Message, nameof(draft)),
        };
    }

    /// <summary>Checks and normalises a change.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static CheckedArtifact Of(ArtifactChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Require.OptionalId(change.Collection, nameof(change));
        if (change.Content is { } content)
            Require.AtHand(content, "The content of the change", nameof(change));
        return new()
        {
            Collection = change.Collection,
            Name = change.Name is null ? null : NameRules.Normalize(change.Name, nameof(change), "The name of the ArtifactChange"),
            Type = change.Type is null ? null : TypeToken.Normalize(change.Type, nameof(change), "The type of the ArtifactChange"),
            MediaType = change.MediaType is null ? null : MediaTypeRules.Validate(change.MediaType, nameof(change)),
            Content = change.Content,
            Metadata = change.Metadata,
            Provenance = change.Provenance,
            Note = RevisionNote.Checked(change.Provenance, change.ProducingRunId, change.Message, nameof(change)),
        };
    }

    /// <summary>Returns the new artifact of a draft. The content must be prepared.</summary>
    public Artifact Create(ArtifactId id, DateTimeOffset time) => ApplyTo(new()
    {
        Id = id,
        CollectionId = default,
        Name = string.Empty,
        Type = string.Empty,
        MediaType = string.Empty,
        HeadRevision = 1,
        Digest = default,
        Size = 0,
        Metadata = Metadata.Empty,
        Provenance = Provenance,
        CreatedAt = time,
        UpdatedAt = time,
    });

    /// <summary>
    /// Returns the artifact with the values applied. It has its present provenance, because provenance is not compared. A new content
    /// must be prepared.
    /// </summary>
    public Artifact ApplyTo(Artifact artifact) => artifact with
    {
        CollectionId = Collection ?? artifact.CollectionId,
        Name = Name ?? artifact.Name,
        Type = Type ?? artifact.Type,
        MediaType = MediaType ?? artifact.MediaType,
        Digest = Content?.Digest ?? artifact.Digest,
        Size = Content?.Size ?? artifact.Size,
        Metadata = Metadata ?? artifact.Metadata,
    };
}
