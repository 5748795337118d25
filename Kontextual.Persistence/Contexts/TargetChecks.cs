using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Contexts;

/// <summary>Checks that the target of a new context reference exists, and is live if it can be deleted.</summary>
internal static class TargetChecks
{
    private static readonly CompiledQuery<ArtifactId, int?> LiveHead = new((db, id, _) =>
        db.Set<Artifact>().Where(a => a.Id == id && a.DeletedAt == null).Select(a => (int?)a.HeadRevision).FirstOrDefault());

    private static readonly CompiledQuery<RelationshipId, bool> IsLiveRelationship =
        new((db, id, _) => db.Set<Relationship>().Any(r => r.Id == id && r.ToSequence == null));

    private static readonly CompiledQuery<RunId, bool> IsRun = new((db, id, _) => db.Set<OperationRun>().Any(r => r.Id == id && !r.IsPurged));

    /// <exception cref="DanglingReferenceException">The target is missing.</exception>
    public static async Task RequireAsync(KontextualDbContext db, ContextTarget target, CancellationToken cancellationToken)
    {
        if (target.ArtifactId is { } artifact)
        {
            var head = await LiveHead.RunAsync(db, artifact, cancellationToken).ConfigureAwait(false)
                ?? throw new DanglingReferenceException(EntityKind.Artifact, artifact);
            if (target.Revision > head)
                throw new DanglingReferenceException(EntityKind.Artifact, artifact, target.Revision);
        }

        if (target.RelationshipId is { } relationship && !await IsLiveRelationship.RunAsync(db, relationship, cancellationToken).ConfigureAwait(false))
            throw new DanglingReferenceException(EntityKind.Relationship, relationship);
        if (target.RunId is { } run && !await IsRun.RunAsync(db, run, cancellationToken).ConfigureAwait(false))
            throw new DanglingReferenceException(EntityKind.Run, run);
    }
}
