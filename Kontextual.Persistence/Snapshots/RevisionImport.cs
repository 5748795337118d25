using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports the revisions of artifacts, and derives when each ended and the ranges of the names.</summary>
internal sealed class RevisionImport(ImportTarget target)
{
    private static readonly CompiledQuery<ArtifactId, int, Prior?> Before = new((db, id, number, _) => db.Set<Revision>()
        .Where(r => r.ArtifactId == id && r.Number == number)
        .Select(r => new Prior(r.CollectionId, r.Name, r.Type, r.Kind))
        .FirstOrDefault());

    private static readonly CompiledQuery<ArtifactId, ArtifactName?> PresentName = new((db, id, _) =>
        db.Set<ArtifactName>().Where(n => n.ArtifactId == id).OrderByDescending(n => n.FromSequence).FirstOrDefault());

    private static readonly CompiledQuery<ContentDigest, StoredContent?> ContentOf = new((db, digest, _) =>
        db.Set<Content>().Where(c => c.Digest == digest).Select(c => new StoredContent(c.Size, c.Storage)).FirstOrDefault());

    private CollectionId _known;

    /// <summary>Stages the revision of a change of an artifact.</summary>
    public async Task AddAsync(SnapshotChange change)
    {
        var (record, revision) = (change.Record, change.Revision!);
        RequireSame(record, revision);
        await RequireReferencesAsync(revision).ConfigureAwait(false);
        if (revision.Number > 1)
        {
            // Only the end of the previous revision is written, so only its key and its end matter here.
            var before = revision with { Number = revision.Number - 1 };
            target.Unit.Update(before, before with { ToSequence = revision.FromSequence });
        }

        await StageNameAsync(revision).ConfigureAwait(false);
        target.Insert(revision);
    }

    private static void RequireSame(ChangeRecord record, Revision revision)
    {
        if (revision.ArtifactId != record.EntityId.As<ArtifactId>() || revision.Number != record.EntityVersion)
            throw new FormatException("The artifact or the number of the revision is another one than in the header");
        if (revision.FromSequence != record.Sequence || revision.CreatedAt != record.Time)
            throw new FormatException("The sequence or the time of the revision is another one than in the header");
        if (revision.Kind.ToString() != record.Kind.ToString())
            throw new FormatException("The kind of the revision is another one than in the header");
        if (revision.Digest != record.NewDigest)
            throw new FormatException("The digest of the revision is not the new digest in the header");
    }

    private async Task RequireReferencesAsync(Revision revision)
    {
        if (revision.CollectionId != _known)
            await target.RequireAsync(EntityKind.Collection, revision.CollectionId, "collectionId").ConfigureAwait(false);
        _known = revision.CollectionId;
        await target.RequireAsync(EntityKind.Run, revision.ProducingRunId, "producingRunId").ConfigureAwait(false);
        var content = await ContentOf.RunAsync(target.Db, revision.Digest, target.Cancellation).ConfigureAwait(false)
            ?? throw new FormatException($"The content {revision.Digest} is missing");
        if (content.Size != revision.Size)
            throw new FormatException($"The size is {revision.Size}, and the content has {content.Size} bytes");
        if (content.Storage == ContentStorage.Purged && !revision.IsPurged)
            throw new FormatException($"The content {revision.Digest} is purged, and the revision is not");
    }

    private async Task StageNameAsync(Revision revision)
    {
        var created = revision.CreatedAt;
        if (revision.Number > 1)
        {
            var before = await Before.RunAsync(target.Db, revision.ArtifactId, revision.Number - 1, target.Cancellation).ConfigureAwait(false);
            if (before!.IsSameRange(revision))
                return;
            var present = await PresentName.RunAsync(target.Db, revision.ArtifactId, target.Cancellation).ConfigureAwait(false);
            target.Unit.Update(present!, present! with { ToSequence = revision.FromSequence });
            created = present.CreatedAt;
        }

        target.Insert(new ArtifactName
        {
            ArtifactId = revision.ArtifactId,
            FromSequence = revision.FromSequence,
            CollectionId = revision.CollectionId,
            Name = revision.Name,
            Type = revision.Type,
            IsDeleted = revision.Kind == RevisionKind.Deleted,
            CreatedAt = created,
            IsPurged = revision.IsPurged,
        });
    }

    /// <summary>What determines whether a revision begins a range of names.</summary>
    private sealed record Prior(CollectionId CollectionId, string Name, string Type, RevisionKind Kind)
    {
        public bool IsSameRange(Revision next) =>
            (CollectionId, Name, Type, Kind == RevisionKind.Deleted) == (next.CollectionId, next.Name, next.Type, next.Kind == RevisionKind.Deleted);
    }

    private sealed record StoredContent(long Size, ContentStorage Storage);
}
