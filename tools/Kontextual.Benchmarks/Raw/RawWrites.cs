using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Raw;

/// <summary>
/// Writes the same rows as the library, after the same checks. Checks that cannot fail are left out: those of a collection that was already
/// checked in the same transaction, and those of a name that does not change.
/// </summary>
internal sealed class RawWrites(RawStatements statements, Sources sources)
{
    public Artifact[] Create(IReadOnlyList<NewArtifact> artifacts, RawContent[] contents)
    {
        var transaction = new TransactionId(sources.Ids.NewId());
        statements.Begin.Run();
        try
        {
            var links = LinksAfterLast(transaction);
            var created = new Artifact[artifacts.Count];
            CollectionId known = default;
            for (var i = 0; i < created.Length; i++)
            {
                if (artifacts[i].Collection != known)
                    known = RequireCollection(artifacts[i].Collection);
                created[i] = Create(artifacts[i], contents[i], links);
            }

            statements.Commit.Run();
            return created;
        }
        catch
        {
            statements.Rollback.Run();
            throw;
        }
    }

    public Artifact Revise(NewContent change, RawContent content)
    {
        var transaction = new TransactionId(sources.Ids.NewId());
        statements.Begin.Run();
        try
        {
            var links = LinksAfterLast(transaction);
            var found = RequireLive(change.Id);
            ArtifactStates.Require(found, change.Expected);
            var revised = content.Digest == found.Digest ? found : Revise(found, change, content, links);
            statements.Commit.Run();
            return revised;
        }
        catch
        {
            statements.Rollback.Run();
            throw;
        }
    }

    private Artifact Create(NewArtifact artifact, RawContent content, ChangeLinks links)
    {
        var collection = RawRows.IdText(artifact.Collection.Value);
        if (statements.HolderOfName.With(collection, artifact.Name).Scalar() is string holder)
            throw new DuplicateNameException(EntityKind.Artifact, artifact.Name, EntityId.Parse(holder));
        statements.InsertContent.With(content.Digest.ToBytes(), content.Size, content.Text).Run();
        var created = ArtifactStates.Created(new ArtifactId(sources.Ids.NewId()), artifact, content.Digest, content.Size, links.Time);
        var time = UtcTime.Format(links.Time);
        statements.InsertArtifact.With(
            RawRows.IdText(created.Id.Value), collection, created.Name, created.Type, created.MediaType, created.HeadRevision,
            created.Digest.ToBytes(), created.Size, created.Metadata.Text, created.Provenance.ToStoredText(), time, time).Run();
        statements.InsertName.With(RawRows.IdText(created.Id.Value), links.NextSequence, collection, created.Name, created.Type, time).Run();
        Record(created, RevisionKind.Created, null, links, time);
        return created;
    }

    private Artifact Revise(Artifact found, NewContent change, RawContent content, ChangeLinks links)
    {
        statements.InsertContent.With(content.Digest.ToBytes(), content.Size, content.Text).Run();
        var revised = ArtifactStates.Revised(found, change, content.Digest, content.Size, links.Time);
        var (id, time) = (RawRows.IdText(revised.Id.Value), UtcTime.Format(links.Time));
        statements.UpdateArtifact.With(
            id, revised.HeadRevision, revised.Digest.ToBytes(), revised.Size, revised.Provenance.ToStoredText(), time).Run();
        statements.EndRevision.With(id, found.HeadRevision, links.NextSequence).Run();
        Record(revised, RevisionKind.Updated, found.Digest, links, time);
        return revised;
    }

    private void Record(Artifact artifact, RevisionKind kind, ContentDigest? oldDigest, ChangeLinks links, string time)
    {
        var revision = RevisionDescription.HeadOf(artifact, kind, links.NextSequence);
        var change = links.Add(revision, oldDigest);
        var (id, digest) = (RawRows.IdText(artifact.Id.Value), artifact.Digest.ToBytes());
        statements.InsertRevision.With(
            id, revision.Number, kind.ToString(), RawRows.IdText(revision.CollectionId.Value), revision.Name, revision.Type,
            revision.MediaType, digest, revision.Size, revision.Metadata.Text, revision.Provenance.ToStoredText(), time,
            revision.FromSequence).Run();
        statements.InsertChange.With(
            change.Sequence, RawRows.IdText(change.TransactionId.Value), id, change.Kind.ToString(), change.EntityVersion,
            oldDigest?.ToBytes(), digest, time, Convert.FromHexString(change.Salt!), change.Commitment.ToBytes(), change.Hash.ToBytes()).Run();
    }

    private ChangeLinks LinksAfterLast(TransactionId transaction)
    {
        using var row = statements.LastChange.Read();
        if (!row.Read())
            return new ChangeLinks(sources, transaction, 0, ChainHash.Genesis, ArtifactStates.TimeAfter(sources.Time, null));
        var time = ArtifactStates.TimeAfter(sources.Time, RawTimes.Parse(row.GetString(2)));
        return new ChangeLinks(sources, transaction, row.GetInt64(0), ChainHash.FromBytes(row.GetFieldValue<byte[]>(1)), time);
    }

    private CollectionId RequireCollection(CollectionId id) =>
        statements.LiveCollection.With(RawRows.IdText(id.Value)).Scalar() is null
            ? throw new EntityNotFoundException(EntityKind.Collection, id.ToString())
            : id;

    private Artifact RequireLive(ArtifactId id)
    {
        using var row = statements.ArtifactById.With(RawRows.IdText(id.Value)).Read();
        return row.Read() ? RawRows.Artifact(row) : throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
    }
}
