using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Writes an artifact's new state: its row, its revision, its content and its change record, always all of them.</summary>
internal sealed class ArtifactRecorder(UnitOfWork unit)
{
    private readonly ContentWriter _contents = new(unit);

    public async Task<Artifact> CreateAsync(CheckedDraft draft, CancellationToken cancellationToken)
    {
        await _contents.StoreAsync(draft.Draft.Content, cancellationToken).ConfigureAwait(false);
        var state = draft.State;
        var artifact = new Artifact
        {
            Id = new ArtifactId(unit.Ids.NewId()),
            CollectionId = state.CollectionId,
            Name = state.Name,
            Type = state.Type,
            MediaType = state.MediaType,
            HeadRevision = 1,
            Digest = state.Digest,
            Size = state.Size,
            Metadata = state.Metadata,
            Provenance = draft.Note.Provenance,
            CreatedAt = unit.Time,
            UpdatedAt = unit.Time,
        };
        unit.Insert(artifact);
        unit.Insert(ArtifactName.From(artifact, unit.Changes.NextSequence));
        Record(artifact, RevisionKind.Created, draft.Note, null);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return artifact;
    }

    public async Task<Artifact> UpdateAsync(
        Artifact old, ArtifactState state, RevisionNote note, ContentSource? content, CancellationToken cancellationToken)
    {
        if (content is not null)
            await StoreAsync(old, content, cancellationToken).ConfigureAwait(false);
        var artifact = Next(state.ApplyTo(old)) with { Provenance = note.Provenance };
        await ReplaceAsync(old, artifact, RevisionKind.Updated, note, cancellationToken).ConfigureAwait(false);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return artifact;
    }

    /// <summary>Checks the copy of a content that an artifact has and was given again.</summary>
    /// <exception cref="StoreCorruptException">The copy is not there, or could not be read back.</exception>
    public Task RequireStoredAsync(ContentSource content, CancellationToken cancellationToken) =>
        _contents.RequireStoredAsync(content, cancellationToken);

    /// <summary>Adds the Deleted revision; the caller saves.</summary>
    public async Task<Artifact> DeleteAsync(Artifact old, CancellationToken cancellationToken)
    {
        var artifact = Next(old) with { DeletedAt = unit.Time };
        await ReplaceAsync(old, artifact, RevisionKind.Deleted, Unnoted(old), cancellationToken).ConfigureAwait(false);
        return artifact;
    }

    public async Task<Artifact> RestoreAsync(Artifact old, CancellationToken cancellationToken)
    {
        var artifact = Next(old) with { DeletedAt = null };
        await ReplaceAsync(old, artifact, RevisionKind.Restored, Unnoted(old), cancellationToken).ConfigureAwait(false);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return artifact;
    }

    private static RevisionNote Unnoted(Artifact artifact) => new(artifact.Provenance, null, string.Empty);

    private Task StoreAsync(Artifact old, ContentSource content, CancellationToken cancellationToken) =>
        content.Digest == old.Digest
            ? _contents.RequireStoredAsync(content, cancellationToken)
            : _contents.StoreAsync(content, cancellationToken);

    private Artifact Next(Artifact artifact) => artifact with { HeadRevision = artifact.HeadRevision + 1, UpdatedAt = unit.Time };

    private async Task ReplaceAsync(
        Artifact old, Artifact artifact, RevisionKind kind, RevisionNote note, CancellationToken cancellationToken)
    {
        unit.Update(old, artifact);
        if (!ArtifactName.IsSame(old, artifact))
        {
            var present = await unit.Context.Set<ArtifactName>()
                .Where(n => n.ArtifactId == old.Id)
                .OrderByDescending(n => n.FromSequence)
                .FirstAsync(cancellationToken).ConfigureAwait(false);
            unit.Update(present, present with { ToSequence = unit.Changes.NextSequence });
            unit.Insert(ArtifactName.From(artifact, unit.Changes.NextSequence));
        }

        // Of the revision before nothing but its end is written, so only its key and its end matter here.
        var before = RevisionOf(old, RevisionKind.Updated, Unnoted(old));
        unit.Update(before, before with { ToSequence = unit.Changes.NextSequence });
        Record(artifact, kind, note, old.Digest);
    }

    private void Record(Artifact artifact, RevisionKind kind, RevisionNote note, ContentDigest? oldDigest)
    {
        var revision = RevisionOf(artifact, kind, note);
        unit.Insert(revision);
        unit.Changes.Add(revision, oldDigest);
    }

    private Revision RevisionOf(Artifact artifact, RevisionKind kind, RevisionNote note) => new()
    {
        ArtifactId = artifact.Id,
        Number = artifact.HeadRevision,
        Kind = kind,
        CollectionId = artifact.CollectionId,
        Name = artifact.Name,
        Type = artifact.Type,
        MediaType = artifact.MediaType,
        Digest = artifact.Digest,
        Size = artifact.Size,
        Metadata = artifact.Metadata,
        Provenance = note.Provenance,
        ProducingRunId = note.ProducingRunId,
        Message = note.Message,
        CreatedAt = artifact.UpdatedAt,
        FromSequence = unit.Changes.NextSequence,
    };
}
