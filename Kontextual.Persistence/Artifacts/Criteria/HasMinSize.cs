using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose content has at least a number of bytes.</summary>
internal sealed class HasMinSize(long size) : Criterion<Artifact, PastArtifact>("minSize", $"{size}")
{
    /// <exception cref="ArgumentException">The size is negative.</exception>
    public static HasMinSize? Of(ArtifactFilter filter, string paramName)
    {
        if (filter.MinSize is not { } size)
            return null;
        return size >= 0 ? new(size) : throw new ArgumentException($"MinSize is a number of bytes and cannot be negative, and {size} is.", paramName);
    }

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.Size >= size);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => past.Revision.Size >= size);
}
