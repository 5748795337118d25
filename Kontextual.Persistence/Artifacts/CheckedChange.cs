using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Artifacts;

/// <summary>A change whose arguments hold.</summary>
internal sealed record CheckedChange(ArtifactChange Change, string? Name, string? Type, string? MediaType, RevisionNote Note)
{
    /// <exception cref="ArgumentException">A value breaks its rule.</exception>
    public static CheckedChange Of(ArtifactChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Require.OptionalId(change.Collection, nameof(change));
        return new(
            change,
            change.Name is null ? null : NameRules.Normalize(change.Name, nameof(change)),
            change.Type is null ? null : TypeToken.Normalize(change.Type, nameof(change)),
            change.MediaType is null ? null : MediaTypeRules.Validate(change.MediaType, nameof(change)),
            RevisionNote.Checked(change.Provenance, change.ProducingRunId, change.Message, nameof(change)));
    }

    /// <summary>The state that results; the content, if there is one, is prepared.</summary>
    public ArtifactState ApplyTo(ArtifactState state) => new(
        Change.Collection ?? state.CollectionId,
        Name ?? state.Name,
        Type ?? state.Type,
        MediaType ?? state.MediaType,
        Change.Content?.Digest ?? state.Digest,
        Change.Content?.Size ?? state.Size,
        Change.Metadata ?? state.Metadata);
}
