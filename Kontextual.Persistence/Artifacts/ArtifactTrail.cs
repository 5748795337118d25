using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Lineage;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Stages the revisions of artifacts, which are the states that the change records commit to, and the ranges of their names.</summary>
/// <param name="unit">The transaction.</param>
/// <param name="note">The producing run and the message of the revision.</param>
internal sealed class ArtifactTrail(UnitOfWork unit, RevisionNote note) : IEntityTrail<Artifact>
{
    public async Task<EntityChange> FollowAsync(ChangeKind kind, Artifact? old, Artifact changed, CancellationToken cancellationToken)
    {
        var sequence = unit.Changes.NextSequence;
        if (old is null || !ArtifactName.IsSame(old, changed))
            await StageNameAsync(old, changed, sequence, cancellationToken).ConfigureAwait(false);
        if (old is not null)
        {
            // Only the end of the previous revision is written, so only its key and its end matter here.
            var before = RevisionDescription.HeadOf(old, RevisionKind.Updated, sequence);
            unit.Update(before, before with { ToSequence = sequence });
            await MovedInputs.FollowAsync(unit, old, changed, cancellationToken).ConfigureAwait(false);
        }

        var revision = RevisionDescription.HeadOf(changed, KindOf(kind), sequence) with
        {
            ProducingRunId = note.ProducingRunId,
            Message = note.Message,
        };
        unit.Insert(revision);
        return EntityChange.Of(
            ArtifactDescription.Instance, kind, old, changed, RevisionDescription.Instance.StateOf(revision), keepsState: false);
    }

    /// <summary>Blanks the names and revisions of an artifact, and erases the contents that nothing else uses.</summary>
    public async Task BlankAsync(Artifact entity, CancellationToken cancellationToken)
    {
        await unit.BlankAsync(
            (last, count) => unit.Context.Set<ArtifactName>()
                .Where(n => n.ArtifactId == entity.Id && n.FromSequence > last)
                .OrderBy(n => n.FromSequence)
                .Take(count)
                .ToListAsync(cancellationToken),
            name => name.FromSequence,
            ArtifactName.Blank,
            cancellationToken).ConfigureAwait(false);
        var digests = new SortedSet<ContentDigest>();
        await unit.BlankAsync(
            (last, count) => ArtifactQueries.RevisionsAfter.ToListAsync(unit.Context, entity.Id, (int)last, count, cancellationToken),
            revision => revision.Number,
            revision =>
            {
                digests.Add(revision.Digest);
                return RevisionDescription.Blank(revision);
            },
            cancellationToken).ConfigureAwait(false);
        var contents = new ContentPurger(unit);
        foreach (var digest in digests)
            await contents.PurgeUnusedAsync(digest, cancellationToken).ConfigureAwait(false);
    }

    private static RevisionKind KindOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Created => RevisionKind.Created,
        ChangeKind.Updated => RevisionKind.Updated,
        ChangeKind.Deleted => RevisionKind.Deleted,
        ChangeKind.Restored => RevisionKind.Restored,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of change creates no revision."),
    };

    private async Task StageNameAsync(Artifact? old, Artifact changed, long sequence, CancellationToken cancellationToken)
    {
        if (old is not null)
        {
            var present = await unit.Context.Set<ArtifactName>()
                .Where(n => n.ArtifactId == old.Id)
                .OrderByDescending(n => n.FromSequence)
                .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (present is not { ToSequence: null })
                throw new StoreCorruptException($"table artifact_names, artifact_id {old.Id}", "the row of the present name is missing, although the artifact exists");
            unit.Update(present, present with { ToSequence = sequence });
        }

        unit.Insert(ArtifactName.From(changed, sequence));
    }
}
