using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose metadata meets conditions.</summary>
internal sealed class HasMetadata(string filters) : Criterion<Artifact, PastArtifact>("metadata", filters)
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
            : new(MetadataMatcher.TextOf(conditions));
    }

    public override Condition<Artifact> Now => new Holds<Artifact>(a => MetadataMatch.Holds(a.Metadata, Text), isCostly: true);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => MetadataMatch.Holds(past.Revision.Metadata, Text), isCostly: true);
}
