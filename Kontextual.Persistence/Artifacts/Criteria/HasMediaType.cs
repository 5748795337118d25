using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose content has a media type.</summary>
internal sealed class HasMediaType(string mediaType) : Criterion<Artifact, PastArtifact>("mediaType", mediaType)
{
    /// <exception cref="ArgumentException">The media type breaks its rule.</exception>
    public static HasMediaType? Of(ArtifactFilter filter, string paramName) =>
        filter.MediaType is { } mediaType ? new(MediaTypeRules.Validate(mediaType, paramName)) : null;

    public override Condition<Artifact> Now => new Equal<Artifact, string>(a => a.MediaType, Text);

    public override Condition<PastArtifact> Then(long sequence) => new Equal<PastArtifact, string>(past => past.Revision.MediaType, Text);
}
