using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>A draft whose arguments were checked and normalised.</summary>
internal sealed record CheckedDraft(ArtifactDraft Draft, string Name, string Type, string MediaType, RevisionNote Note)
{
    /// <summary>Checks and normalises a draft.</summary>
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static CheckedDraft Of(ArtifactDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require.Id(draft.Collection, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Content, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Metadata, nameof(draft));
        var name = NameRules.Normalize(draft.Name, nameof(draft), "The name of the ArtifactDraft");
        Require.AtHand(draft.Content, $"The content of the draft '{name}'", nameof(draft));
        return new(
            draft,
            name,
            TypeToken.Normalize(draft.Type, nameof(draft), "The type of the ArtifactDraft"),
            MediaTypeRules.Validate(draft.MediaType, nameof(draft)),
            RevisionNote.Checked(draft.Provenance, draft.ProducingRunId, draft.Message, nameof(draft)));
    }

    /// <summary>Returns the new artifact. The content must be prepared.</summary>
    public Artifact Create(ArtifactId id, DateTimeOffset time) => new()
    {
        Id = id,
        CollectionId = Draft.Collection,
        Name = Name,
        Type = Type,
        MediaType = MediaType,
        HeadRevision = 1,
        Digest = Draft.Content.Digest,
        Size = Draft.Content.Size,
        Metadata = Draft.Metadata,
        Provenance = Draft.Provenance,
        CreatedAt = time,
        UpdatedAt = time,
    };

    /// <summary>Returns the artifact with the state of the draft. It has its present provenance, because provenance is not compared.</summary>
    public Artifact ApplyTo(Artifact artifact)
    {
        var created = Create(artifact.Id, artifact.CreatedAt);
        return created with
        {
            HeadRevision = artifact.HeadRevision,
            Provenance = artifact.Provenance,
            UpdatedAt = artifact.UpdatedAt,
        };
    }
}
