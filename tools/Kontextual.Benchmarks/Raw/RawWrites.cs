using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Raw;

/// <summary>
/// Writes the same rows as the library, after the same checks. Checks that cannot fail are left out: those of a collection that was already
/// checked in the same transaction, and those of a name that does not change.
/// </summary>
internal sealed class RawWrites(RawTransaction transaction, RawStatements statements, RawLinkStatements links, Sources sources)
{
    public Artifact[] Create(IReadOnlyList<NewArtifact> artifacts, RawContent[] contents) => transaction.Run(chain =>
    {
        var created = new Artifact[artifacts.Count];
        CollectionId known = default;
        for (var i = 0; i < created.Length; i++)
        {
            if (artifacts[i].Collection != known)
                known = RequireCollection(artifacts[i].Collection);
            created[i] = Create(artifacts[i], contents[i], chain);
        }

        return created;
    });

    public Artifact Revise(NewContent change, RawContent content) => transaction.Run(chain =>
    {
        var found = RequireLive(change.Id);
        ArtifactStates.Require(found, change.Expected);
        return content.Digest == found.Digest ? found : Revise(found, change, content, chain);
    });

    public Artifact Delete(Removal artifact) => transaction.Run(chain =>
    {
        var found = RequireLive(artifact.Id);
        ArtifactStates.Require(found, artifact.Expected);
        RequireUnlinked(artifact.Id);
        return SetDeleted(found, ArtifactStates.Deleted(found, chain.Time), chain);
    });

    public Artifact Restore(Removal artifact) => transaction.Run(chain =>
    {
        var found = RequireDeleted(artifact.Id);
        RequireCollection(found.CollectionId);
        RequireFreeName(RawRows.IdText(found.CollectionId.Value), found.Name);
        ArtifactStates.Require(found, artifact.Expected);
        return SetDeleted(found, ArtifactStates.Restored(found, chain.Time), chain);
    });

    private Artifact Create(NewArtifact artifact, RawContent content, ChangeLinks chain)
    {
        var collection = RawRows.IdText(artifact.Collection.Value);
        RequireFreeName(collection, artifact.Name);
        statements.InsertContent.With(content.Digest.ToBytes(), content.Size, content.Text).Run();
        var created = ArtifactStates.Created(new ArtifactId(sources.Ids.NewId()), artifact, content.Digest, content.Size, chain.Time);
        var time = UtcTime.Format(chain.Time);
        statements.InsertArtifact.With(
            RawRows.IdText(created.Id.Value), collection, created.Name, created.Type, created.MediaType, created.HeadRevision,
            created.Digest.ToBytes(), created.Size, created.Metadata.Text, created.Provenance.ToStoredText(), time, time).Run();
        InsertValues(created);
        InsertWords(created, content.Text);
        InsertName(created, chain.NextSequence);
        Record(created, RevisionKind.Created, null, chain, time);
        return created;
    }

    private Artifact Revise(Artifact found, NewContent change, RawContent content, ChangeLinks chain)
    {
        statements.InsertContent.With(content.Digest.ToBytes(), content.Size, content.Text).Run();
        var revised = ArtifactStates.Revised(found, change, content.Digest, content.Size, chain.Time);
        var (id, time) = (RawRows.IdText(revised.Id.Value), UtcTime.Format(chain.Time));
        statements.UpdateArtifact.With(
            id, revised.HeadRevision, revised.Digest.ToBytes(), revised.Size, revised.Provenance.ToStoredText(), time).Run();
        ChangeWords(id, found.Digest, content.Text);
        statements.EndRevision.With(id, found.HeadRevision, chain.NextSequence).Run();
        Record(revised, RevisionKind.Updated, found.Digest, chain, time);
        return revised;
    }

    private Artifact SetDeleted(Artifact found, Artifact changed, ChangeLinks chain)
    {
        var (id, time) = (RawRows.IdText(changed.Id.Value), UtcTime.Format(chain.Time));
        statements.SetDeleted.With(id, changed.HeadRevision, time, changed.IsDeleted ? time : null).Run();
        statements.EndName.With(id, chain.NextSequence).Run();
        InsertName(changed, chain.NextSequence);
        statements.EndRevision.With(id, found.HeadRevision, chain.NextSequence).Run();
        Record(changed, changed.IsDeleted ? RevisionKind.Deleted : RevisionKind.Restored, found.Digest, chain, time);
        return changed;
    }

    private void InsertValues(Artifact artifact)
    {
        var id = RawRows.IdText(artifact.Id.Value);
        foreach (var (pointer, key) in MetadataLeaves.Of(artifact.Metadata.Text))
        {
            if (statements.InsertValue.With(pointer, key, id).Run() > 0)
                continue;
            statements.InsertPointer.With(pointer).Run();
            statements.InsertValue.With(pointer, key, id).Run();
        }
    }

    private void InsertWords(Artifact artifact, string text)
    {
        var key = (long)statements.InnerKey.With(RawRows.IdText(artifact.Id.Value)).Scalar()!;
        statements.InsertWords.With(2 * key, ArtifactWords.OfContent(text)).Run();
        statements.InsertWords.With((2 * key) + 1, ArtifactWords.OfLabels(artifact.Name, artifact.Metadata)).Run();
    }

    private void ChangeWords(string id, ContentDigest old, string text)
    {
        var row = 2 * (long)statements.InnerKey.With(id).Scalar()!;
        var before = (string)statements.Text.With(old.ToBytes()).Scalar()!;
        statements.DeleteWords.With(row, ArtifactWords.OfContent(before)).Run();
        statements.InsertWords.With(row, ArtifactWords.OfContent(text)).Run();
    }

    private void InsertName(Artifact artifact, long sequence) => statements.InsertName.With(
        RawRows.IdText(artifact.Id.Value), sequence, RawRows.IdText(artifact.CollectionId.Value), artifact.Name, artifact.Type,
        UtcTime.Format(artifact.CreatedAt), artifact.IsDeleted).Run();

    private void Record(Artifact artifact, RevisionKind kind, ContentDigest? oldDigest, ChangeLinks chain, string time)
    {
        var revision = RevisionDescription.HeadOf(artifact, kind, chain.NextSequence);
        statements.InsertRevision.With(
            RawRows.IdText(artifact.Id.Value), revision.Number, kind.ToString(), RawRows.IdText(revision.CollectionId.Value), revision.Name,
            revision.Type, revision.MediaType, artifact.Digest.ToBytes(), revision.Size, revision.Metadata.Text,
            revision.Provenance.ToStoredText(), time, revision.FromSequence).Run();
        transaction.Insert(chain.Add(revision, oldDigest), time);
    }

    private CollectionId RequireCollection(CollectionId id) =>
        statements.LiveCollection.With(RawRows.IdText(id.Value)).Scalar() is null
            ? throw new EntityNotFoundException(EntityKind.Collection, id.ToString())
            : id;

    private void RequireFreeName(string collection, string name)
    {
        if (statements.HolderOfName.With(collection, name).Scalar() is string holder)
            throw new DuplicateNameException(EntityKind.Artifact, name, EntityId.Parse(holder));
    }

    private void RequireUnlinked(ArtifactId id)
    {
        using var row = links.LiveLinks.With(RawRows.IdText(id.Value)).Read();
        var touching = new List<RelationshipId>();
        while (row.Read())
            touching.Add(RelationshipId.Parse(row.GetString(0)));
        if (touching.Count > 0)
            throw new ArtifactInUseException(id, touching);
    }

    private Artifact RequireLive(ArtifactId id)
    {
        using var row = statements.ArtifactById.With(RawRows.IdText(id.Value)).Read();
        return row.Read() ? RawRows.Artifact(row) : throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
    }

    private Artifact RequireDeleted(ArtifactId id)
    {
        using var row = statements.AnyArtifactById.With(RawRows.IdText(id.Value)).Read();
        return row.Read() && !row.IsDBNull(12)
            ? RawRows.Artifact(row)
            : throw new EntityNotFoundException(EntityKind.Artifact, id.ToString(), "no deleted artifact has this id");
    }
}
