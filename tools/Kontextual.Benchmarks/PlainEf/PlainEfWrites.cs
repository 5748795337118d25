using System.Text;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;
using Kontextual.Persistence.Artifacts;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Writes the same rows as the library, after the same checks, with one SaveChanges per transaction.</summary>
internal sealed class PlainEfWrites(Func<KontextualDbContext> newContext, Sources sources)
{
    public async Task<IReadOnlyList<Artifact>> CreateAsync(IReadOnlyList<NewArtifact> artifacts)
    {
        await using var db = newContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var links = await LinksAfterLastAsync(db);
        var created = new List<Artifact>(artifacts.Count);
        foreach (var artifact in artifacts)
            created.Add(await AddAsync(db, artifact, links));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return created;
    }

    public async Task<Artifact> ReviseAsync(NewContent content)
    {
        await using var db = newContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var links = await LinksAfterLastAsync(db);
        var found = await db.Set<Artifact>().FirstOrDefaultAsync(a => a.Id == content.Id && a.DeletedAt == null)
            ?? throw new EntityNotFoundException(EntityKind.Artifact, content.Id.ToString());
        ArtifactStates.Require(found, content.Expected);
        var bytes = Encoding.UTF8.GetBytes(content.Text);
        var digest = ContentDigest.Of(bytes);
        if (digest == found.Digest)
            return found;

        await AddContentAsync(db, digest, bytes.Length, content.Text);
        var revised = ArtifactStates.Revised(found, content, digest, bytes.Length, links.Time);
        var before = await db.Set<Revision>().FirstAsync(r => r.ArtifactId == found.Id && r.Number == found.HeadRevision);
        db.Entry(before).Property(r => r.ToSequence).CurrentValue = links.NextSequence;
        Record(db, revised, RevisionKind.Updated, found.Digest, links);
        db.Entry(found).CurrentValues.SetValues(revised);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return revised;
    }

    private async Task<Artifact> AddAsync(KontextualDbContext db, NewArtifact artifact, ChangeLinks links)
    {
        if (!await db.Set<Collection>().AnyAsync(c => c.Id == artifact.Collection && c.DeletedAt == null))
            throw new EntityNotFoundException(EntityKind.Collection, artifact.Collection.ToString());
        var holder = await db.Set<Artifact>()
            .Where(a => a.CollectionId == artifact.Collection && a.Name == artifact.Name && a.DeletedAt == null)
            .Select(a => (ArtifactId?)a.Id)
            .FirstOrDefaultAsync();
        if (holder is { } other)
            throw new DuplicateNameException(EntityKind.Artifact, artifact.Name, other);

        var bytes = Encoding.UTF8.GetBytes(artifact.Text);
        var digest = ContentDigest.Of(bytes);
        await AddContentAsync(db, digest, bytes.Length, artifact.Text);
        var created = ArtifactStates.Created(new ArtifactId(sources.Ids.NewId()), artifact, digest, bytes.Length, links.Time);
        db.Add(created);
        db.Add(ArtifactName.From(created, links.NextSequence));
        Record(db, created, RevisionKind.Created, null, links);
        return created;
    }

    // Find first searches the entities that this context has added but not yet saved.
    private static async Task AddContentAsync(KontextualDbContext db, ContentDigest digest, long size, string text)
    {
        if (await db.FindAsync<Content>(digest) is null)
            db.Add(new Content { Digest = digest, Size = size, Storage = ContentStorage.Text, Text = text });
    }

    private static void Record(KontextualDbContext db, Artifact artifact, RevisionKind kind, ContentDigest? oldDigest, ChangeLinks links)
    {
        var revision = RevisionDescription.HeadOf(artifact, kind, links.NextSequence);
        db.Add(revision);
        db.Add(links.Add(revision, oldDigest));
    }

    private async Task<ChangeLinks> LinksAfterLastAsync(KontextualDbContext db)
    {
        var transaction = new TransactionId(sources.Ids.NewId());
        var last = await db.Set<ChangeRecord>().OrderByDescending(c => c.Sequence)
            .Select(c => new { c.Sequence, c.Hash, c.Time })
            .FirstOrDefaultAsync();
        return new ChangeLinks(
            sources, transaction, last?.Sequence ?? 0, last?.Hash ?? ChainHash.Genesis, ArtifactStates.TimeAfter(sources.Time, last?.Time));
    }
}
