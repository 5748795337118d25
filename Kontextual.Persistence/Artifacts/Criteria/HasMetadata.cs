using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose metadata meets conditions.</summary>
internal sealed class HasMetadata(IReadOnlyCollection<MetadataFilter> filters)
    : Criterion<Artifact, PastArtifact>("metadata", MetadataMatcher.TextOf(filters))
{
    /// <exception cref="ArgumentException">There are no conditions or too many, or one is null.</exception>
    public static HasMetadata? Of(ArtifactFilter filter, string paramName)
    {
        if (filter.Metadata is not { } conditions)
            return null;
        if (conditions.Count is < 1 or > ArtifactFilter.MaxMetadata)
            throw new ArgumentException($"A filter takes 1 to {ArtifactFilter.MaxMetadata} conditions on metadata, not {conditions.Count}.", paramName);
        return conditions.Contains(null!)
            ? throw new ArgumentException("A condition on metadata is null.", paramName)
            : new([.. conditions]);
    }

    public override Condition<Artifact> Now => new InMetadata<Artifact>(a => a.Metadata, filters, Text);

    public override Condition<PastArtifact> Then(long sequence) => new InMetadata<PastArtifact>(past => past.Revision.Metadata, filters, Text);
}
