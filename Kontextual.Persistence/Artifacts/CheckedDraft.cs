using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Artifacts;

/// <summary>A draft whose arguments hold.</summary>
internal sealed record CheckedDraft(ArtifactDraft Draft, string Name, string Type, string MediaType, RevisionNote Note)
{
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static CheckedDraft Of(ArtifactDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require.Id(draft.Collection, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Content, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Metadata, nameof(draft));
        return new(
            draft,
            NameRules.Normalize(draft.Name, nameof(draft)),
            TypeToken.Normalize(draft.Type, nameof(draft)),
            MediaTypeRules.Validate(draft.MediaType, nameof(draft)),
            RevisionNote.Checked(draft.Provenance, draft.ProducingRunId, draft.Message, nameof(draft)));
    }

    /// <summary>The state it asks for; the content is prepared.</summary>
    public ArtifactState State => new(Draft.Collection, Name, Type, MediaType, Draft.Content.Digest, Draft.Content.Size, Draft.Metadata);
}
