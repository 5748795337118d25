using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts whose content has at most a number of bytes.</summary>
internal sealed class HasMaxSize(long size) : Criterion<Artifact, PastArtifact>("maxSize", $"{size}")
{
    /// <exception cref="ArgumentException">The size is negative.</exception>
    public static HasMaxSize? Of(ArtifactFilter filter, string paramName)
    {
        if (filter.MaxSize is not { } size)
            return null;
        return size >= 0 ? new(size) : throw new ArgumentException($"MaxSize is a number of bytes and cannot be negative, and {size} is.", paramName);
    }

    public override Condition<Artifact> Now => new Holds<Artifact>(a => a.Size <= size);

    public override Condition<PastArtifact> Then(long sequence) => new Holds<PastArtifact>(past => past.Revision.Size <= size);
}
