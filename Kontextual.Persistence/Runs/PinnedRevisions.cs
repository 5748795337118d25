using System.Globalization;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Runs;

/// <summary>Looks up the revisions that runs refer to, with their digests.</summary>
internal sealed class PinnedRevisions(UnitOfWork unit)
{
    private static readonly CompiledQuery<ArtifactId, Pin?> Head = new((db, id, _) =>
        db.Set<Artifact>().Where(a => a.Id == id && a.DeletedAt == null).Select(a => new Pin(a.HeadRevision, a.Digest, false)).FirstOrDefault());

    private static readonly CompiledQuery<ArtifactId, int, Pin?> Numbered = new((db, id, number, _) =>
        db.Set<Revision>()
            .Where(r => r.ArtifactId == id && r.Number == number && !r.IsPurged)
            .Select(r => new Pin(r.Number, r.Digest, !db.Set<Artifact>().Any(a => a.Id == id && a.DeletedAt == null && a.Digest == r.Digest)))
            .FirstOrDefault());

    /// <summary>Returns a revision that exists and is not purged. Without a number, it is the head revision of a live artifact.</summary>
    /// <exception cref="EntityNotFoundException">There is no such revision.</exception>
    public async Task<Pin> RequireAsync(ArtifactId artifact, int? revision, CancellationToken cancellationToken)
    {
        if (revision is not { } number)
        {
            return await Head.RunAsync(unit.Context, artifact, cancellationToken).ConfigureAwait(false)
                ?? throw new EntityNotFoundException(EntityKind.Artifact, artifact.ToString());
        }

        return await Numbered.RunAsync(unit.Context, artifact, number, cancellationToken).ConfigureAwait(false)
            ?? throw new EntityNotFoundException(
                EntityKind.Artifact,
                string.Create(CultureInfo.InvariantCulture, $"{artifact} revision {number}"),
                "it has no such revision, or the revision was purged");
    }

    /// <param name="Revision">The number of the revision.</param>
    /// <param name="Digest">The digest of its content.</param>
    /// <param name="IsMoved">True if the artifact has moved on: it is deleted, or its head revision has another content.</param>
    internal sealed record Pin(int Revision, ContentDigest Digest, bool IsMoved);
}
