using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Floor;

/// <summary>
/// Writes the facts that the library writes, after the same checks. Duplicates are refused by the unique indexes, and only then is the holder
/// looked up.
/// </summary>
internal sealed class FloorWrites(FloorTransaction transaction, FloorStatements statements, FloorReads reads, Sources sources)
{
    private const int UniqueViolation = 2067;

    public Artifact[] Create(IReadOnlyList<NewArtifact> artifacts, FloorContent[] contents) => transaction.Run(chain =>
    {
        var created = new Artifact[artifacts.Count];
        CollectionId known = default;
        for (var i = 0; i < created.Length; i++)
        {
            if (artifacts[i].Collection != known)
                known = RequireCollection(artifacts[i].Collection);
            var (content, digest) = (contents[i], ContentDigest.FromHash(contents[i].Hash));
            created[i] = ArtifactStates.Created(new ArtifactId(sources.Ids.NewId()), artifacts[i], digest, content.Size, chain.Time);
            Record(created[i], RevisionKind.Created, InsertContent(content, chain), content.Hash, null, chain);
        }

        return created;
    });

    public Artifact Revise(NewContent change, FloorContent content) => transaction.Run(chain =>
    {
        var head = RequireLive(change.Id);
        ArtifactStates.Require(head.Artifact, change.Expected);
        var digest = ContentDigest.FromHash(content.Hash);
        if (digest == head.Artifact.Digest)
            return head.Artifact;
        var revised = ArtifactStates.Revised(head.Artifact, change, digest, content.Size, chain.Time);
        return Change(head, revised, RevisionKind.Updated, InsertContent(content, chain), content.Hash, chain);
    });

    public Artifact Delete(Removal artifact) => transaction.Run(chain =>
    {
        var head = RequireLive(artifact.Id);
        ArtifactStates.Require(head.Artifact, artifact.Expected);
        RequireUnlinked(artifact.Id);
        return Change(head, ArtifactStates.Deleted(head.Artifact, chain.Time), RevisionKind.Deleted, head.Content, head.Artifact.Digest.ToBytes(), chain);
    });

    public Artifact Restore(Removal artifact) => transaction.Run(chain =>
    {
        if (reads.Head(artifact.Id) is not { Kind: RevisionKind.Deleted } head)
            throw new EntityNotFoundException(EntityKind.Artifact, artifact.Id.ToString(), "no deleted artifact has this id");
        RequireCollection(head.Artifact.CollectionId);
        ArtifactStates.Require(head.Artifact, artifact.Expected);
        return Change(head, ArtifactStates.Restored(head.Artifact, chain.Time), RevisionKind.Restored, head.Content, head.Artifact.Digest.ToBytes(), chain);
    });

    public Relationship[] Link(IReadOnlyList<NewLink> links) => transaction.Run(chain =>
    {
        var created = new Relationship[links.Count];
        var ends = new HashSet<ArtifactId>();
        for (var i = 0; i < created.Length; i++)
            created[i] = Link(links[i], ends, chain);
        return created;
    });

    private Relationship Link(NewLink link, HashSet<ArtifactId> ends, FloorChain chain)
    {
        RequireEnd(RelationshipEnd.Source, link.Source, ends);
        RequireEnd(RelationshipEnd.Target, link.Target, ends);
        var created = ArtifactStates.Linked(new RelationshipId(sources.Ids.NewId()), link, chain.Time, chain.NextSequence);
        try
        {
            statements.InsertLink.With(FloorValues.Link(created)).Run();
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == UniqueViolation)
        {
            var holder = statements.HolderOfEnds.With(FloorValues.Id(link.Source.Value), FloorValues.Id(link.Target.Value), link.Type).Scalar();
            throw new DuplicateRelationshipException(link.Source, link.Target, link.Type, new(new Guid((byte[])holder!, bigEndian: true)));
        }

        statements.InsertChange.With(chain.Add(created)).Run();
        return created;
    }

    private Artifact Change(FloorHead head, Artifact changed, RevisionKind kind, long content, byte[] digest, FloorChain chain)
    {
        statements.EndRevision.With(head.Key, chain.NextSequence).Run();
        Record(changed, kind, content, digest, head.Artifact.Digest.ToBytes(), chain);
        return changed;
    }

    private void Record(Artifact artifact, RevisionKind kind, long content, byte[] digest, byte[]? oldDigest, FloorChain chain)
    {
        var provenance = artifact.Provenance.ToStoredText();
        try
        {
            statements.InsertRevision.With(FloorValues.Revision(artifact, kind, chain.NextSequence, content, digest, provenance)).Run();
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == UniqueViolation)
        {
            throw new DuplicateNameException(EntityKind.Artifact, artifact.Name, reads.ByName(artifact.CollectionId, artifact.Name).Id);
        }

        statements.InsertChange.With(chain.Add(artifact, kind, digest, provenance, oldDigest)).Run();
    }

    private long InsertContent(FloorContent content, FloorChain chain) =>
        statements.InsertContent.With(FloorValues.Content(chain.NextSequence, content)).Run() > 0
            ? chain.NextSequence
            : (long)statements.ContentKey.With(content.Hash).Scalar()!;

    private CollectionId RequireCollection(CollectionId id) =>
        statements.LiveCollection.With(FloorValues.Id(id.Value)).Scalar() is null
            ? throw new EntityNotFoundException(EntityKind.Collection, id.ToString())
            : id;

    private FloorHead RequireLive(ArtifactId id) =>
        reads.Head(id) is { } head && head.Kind != RevisionKind.Deleted
            ? head
            : throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());

    private void RequireEnd(RelationshipEnd end, ArtifactId id, HashSet<ArtifactId> known)
    {
        if (known.Add(id) && statements.HeadKind.With(FloorValues.Id(id.Value)).Scalar() is null or (long)RevisionKind.Deleted)
            throw new DanglingReferenceException(end, id);
    }

    private void RequireUnlinked(ArtifactId id)
    {
        using var row = statements.LiveLinks.With(FloorValues.Id(id.Value)).Read();
        var touching = new List<RelationshipId>();
        while (row.Read())
            touching.Add(new(FloorRows.Id(row, 0)));
        if (touching.Count > 0)
            throw new ArtifactInUseException(id, touching);
    }
}
