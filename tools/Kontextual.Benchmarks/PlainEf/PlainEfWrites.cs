using System.Text;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Backends.Sqlite.Indexes;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Writes the same rows as the library, after the same checks, with one SaveChanges per transaction.</summary>
internal sealed class PlainEfWrites(PlainEfTransaction transaction, Sources sources)
{
    public Task<List<Artifact>> CreateAsync(IReadOnlyList<NewArtifact> artifacts) => transaction.RunAsync(async (db, links) =>
    {
        var created = new List<Artifact>(artifacts.Count);
        foreach (var artifact in artifacts)
            created.Add(await AddAsync(db, artifact, links));
        return created;
    });

    public Task<Artifact> ReviseAsync(NewContent content) => transaction.RunAsync(async (db, links) =>
    {
        var found = await RequireLiveAsync(db, content.Id);
        ArtifactStates.Require(found, content.Expected);
        var bytes = Encoding.UTF8.GetBytes(content.Text);
        var digest = ContentDigest.Of(bytes);
        if (digest == found.Digest)
            return found;

        await AddContentAsync(db, digest, bytes.Length, content.Text);
        var revised = ArtifactStates.Revised(found, content, digest, bytes.Length, links.Time);
        await ChangeAsync(db, found, revised, RevisionKind.Updated, links);
        return revised;
    });

    public Task<Artifact> DeleteAsync(Removal artifact) => transaction.RunAsync(async (db, links) =>
    {
        var found = await RequireLiveAsync(db, artifact.Id);
        ArtifactStates.Require(found, artifact.Expected);
        var touching = await db.Set<Relationship>()
            .Where(r => (r.SourceId == artifact.Id || r.TargetId == artifact.Id) && r.ToSequence == null)
            .Select(r => r.Id)
            .ToListAsync();
        if (touching.Count > 0)
            throw new ArtifactInUseException(artifact.Id, touching);
        var deleted = ArtifactStates.Deleted(found, links.Time);
        await ChangeNameAsync(db, deleted, links);
        await ChangeAsync(db, found, deleted, RevisionKind.Deleted, links);
        return deleted;
    });

    public Task<Artifact> RestoreAsync(Removal artifact) => transaction.RunAsync(async (db, links) =>
    {
        var found = await db.Set<Artifact>().FirstOrDefaultAsync(a => a.Id == artifact.Id && a.DeletedAt != null && !a.IsPurged)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, artifact.Id.ToString());
        await RequirePlaceAsync(db, found.CollectionId, found.Name);
        ArtifactStates.Require(found, artifact.Expected);
        var restored = ArtifactStates.Restored(found, links.Time);
        await ChangeNameAsync(db, restored, links);
        await ChangeAsync(db, found, restored, RevisionKind.Restored, links);
        return restored;
    });

    private async Task<Artifact> AddAsync(KontextualDbContext db, NewArtifact artifact, ChangeLinks links)
    {
        await RequirePlaceAsync(db, artifact.Collection, artifact.Name);
        var bytes = Encoding.UTF8.GetBytes(artifact.Text);
        var digest = ContentDigest.Of(bytes);
        await AddContentAsync(db, digest, bytes.Length, artifact.Text);
        var created = ArtifactStates.Created(new ArtifactId(sources.Ids.NewId()), artifact, digest, bytes.Length, links.Time);
        db.Add(created);
        await AddValuesAsync(db, created);
        db.Add(ArtifactName.From(created, links.NextSequence));
        Record(db, created, RevisionKind.Created, null, links);
        return created;
    }

    private static async Task AddValuesAsync(KontextualDbContext db, Artifact artifact)
    {
        var leaves = MetadataLeaves.Of(artifact.Metadata.Text);
        var wanted = leaves.Select(leaf => leaf.Pointer).Distinct().ToList();
        var known = await db.Set<IndexedPointer>().Where(p => wanted.Contains(p.Pointer)).ToDictionaryAsync(p => p.Pointer, p => p.PointerKey);
        foreach (var pointer in wanted.Where(pointer => !known.ContainsKey(pointer)))
        {
            // The key comes from the database.
            var added = db.Add(new IndexedPointer { Pointer = pointer });
            await db.SaveChangesAsync();
            known.Add(pointer, added.Entity.PointerKey);
        }

        db.AddRange(leaves.Select(leaf => new IndexedValue { PointerKey = known[leaf.Pointer], Value = leaf.Key, ArtifactId = artifact.Id }));
    }

    private static async Task<Artifact> RequireLiveAsync(KontextualDbContext db, ArtifactId id) =>
        await db.Set<Artifact>().FirstOrDefaultAsync(a => a.Id == id && a.DeletedAt == null)
        ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());

    private static async Task RequirePlaceAsync(KontextualDbContext db, CollectionId collection, string name)
    {
        if (!await db.Set<Collection>().AnyAsync(c => c.Id == collection && c.DeletedAt == null))
            throw new EntityNotFoundException(EntityKind.Collection, collection.ToString());
        var holder = await db.Set<Artifact>()
            .Where(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null)
            .Select(a => (ArtifactId?)a.Id)
            .FirstOrDefaultAsync();
        if (holder is { } other)
            throw new DuplicateNameException(EntityKind.Artifact, name, other);
    }

    // Find first searches the entities that this context has added but not yet saved.
    private static async Task AddContentAsync(KontextualDbContext db, ContentDigest digest, long size, string text)
    {
        if (await db.FindAsync<Content>(digest) is null)
            db.Add(new Content { Digest = digest, Size = size, Storage = ContentStorage.Text, Text = text });
    }

    private static async Task ChangeNameAsync(KontextualDbContext db, Artifact changed, ChangeLinks links)
    {
        var present = await db.Set<ArtifactName>().FirstAsync(n => n.ArtifactId == changed.Id && n.ToSequence == null);
        db.Entry(present).Property(n => n.ToSequence).CurrentValue = links.NextSequence;
        db.Add(ArtifactName.From(changed, links.NextSequence));
    }

    private static async Task ChangeAsync(KontextualDbContext db, Artifact found, Artifact changed, RevisionKind kind, ChangeLinks links)
    {
        var before = await db.Set<Revision>().FirstAsync(r => r.ArtifactId == found.Id && r.Number == found.HeadRevision);
        db.Entry(before).Property(r => r.ToSequence).CurrentValue = links.NextSequence;
        Record(db, changed, kind, found.Digest, links);
        db.Entry(found).CurrentValues.SetValues(changed);
    }

    private static void Record(KontextualDbContext db, Artifact artifact, RevisionKind kind, ContentDigest? oldDigest, ChangeLinks links)
    {
        var revision = RevisionDescription.HeadOf(artifact, kind, links.NextSequence);
        db.Add(revision);
        db.Add(links.Add(revision, oldDigest));
    }
}
