using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects the artifacts to which live relationships of an artifact lead.</summary>
internal sealed class IsRelatedTo(ArtifactId artifact, TraversalDirection direction, string? type)
    : Criterion<Artifact, PastArtifact>("relatedTo", $"{artifact} {direction} {type}")
{
    /// <exception cref="ArgumentException">The id is the default value, the direction is not defined, or the type breaks its rule.</exception>
    public static IsRelatedTo? Of(ArtifactFilter filter, string paramName)
    {
        if (filter.RelatedTo is not { } related)
            return null;
        Require.Id(related.Artifact, paramName);
        if (!Enum.IsDefined(related.Direction))
            throw new ArgumentException($"There is no {nameof(TraversalDirection)} {related.Direction}.", paramName);
        return new(related.Artifact, related.Direction, related.Type is { } type ? TypeToken.Normalize(type, paramName) : null);
    }

    public override Condition<Artifact> Now => new Among<Artifact, ArtifactId>(a => a.Id, db => Others(Links(db).Where(r => r.ToSequence == null)));

    public override Condition<PastArtifact> Then(long sequence) => new Among<PastArtifact, ArtifactId>(
        past => past.Id, db => Others(Links(db).Where(r => r.FromSequence <= sequence && (r.ToSequence == null || r.ToSequence > sequence))));

    private IQueryable<Relationship> Links(KontextualDbContext db) =>
        type is null ? db.Set<Relationship>() : db.Set<Relationship>().Where(r => r.Type == type);

    private IQueryable<ArtifactId> Others(IQueryable<Relationship> links)
    {
        var targets = links.Where(r => r.SourceId == artifact).Select(r => r.TargetId);
        var sources = links.Where(r => r.TargetId == artifact).Select(r => r.SourceId);
        return direction switch
        {
            TraversalDirection.Outgoing => targets,
            TraversalDirection.Incoming => sources,
            _ => targets.Concat(sources),
        };
    }
}
