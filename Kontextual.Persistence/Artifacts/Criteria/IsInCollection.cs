using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects artifacts of a collection.</summary>
internal sealed class IsInCollection(CollectionId collection) : Criterion<Artifact, PastArtifact>("collection", $"{collection}")
{
    public CollectionId Collection => collection;

    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static IsInCollection? Of(ArtifactFilter filter, string paramName)
    {
        Require.OptionalId(filter.Collection, paramName);
        return filter.Collection is { } collection ? new(collection) : null;
    }

    public override Condition<Artifact> Now => new Equal<Artifact, CollectionId>(a => a.CollectionId, collection);

    public override Condition<PastArtifact> Then(long sequence) => new Equal<PastArtifact, CollectionId>(past => past.CollectionId, collection);
}
