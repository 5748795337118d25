using System.Text;
using Kontextual.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Reads with LINQ.</summary>
internal static class PlainEfReads
{
    private const int PageSize = 100;

    public static async Task<Artifact> ByIdAsync(KontextualDbContext db, ArtifactId id) =>
        await db.Set<Artifact>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.DeletedAt == null)
        ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());

    public static async Task<Artifact> ByNameAsync(KontextualDbContext db, CollectionId collection, string name) =>
        await db.Set<Artifact>().AsNoTracking()
            .FirstOrDefaultAsync(a => a.CollectionId == collection && a.Name == name && a.DeletedAt == null)
        ?? throw new EntityNotFoundException(EntityKind.Artifact, name);

    public static async Task<ArtifactText> WithTextAsync(KontextualDbContext db, ArtifactId id)
    {
        var found = await db.Set<Artifact>().AsNoTracking()
            .Where(a => a.Id == id && a.DeletedAt == null)
            .Join(db.Set<Content>(), a => a.Digest, c => c.Digest, (a, c) => new { Artifact = a, c.Text })
            .FirstOrDefaultAsync() ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
        if (ContentDigest.Of(Encoding.UTF8.GetBytes(found.Text!)) != found.Artifact.Digest)
            throw new StoreCorruptException($"content {found.Artifact.Digest}", "its bytes do not have this digest");
        return new(found.Artifact, found.Text!);
    }

    public static async Task<Page<Artifact>> PageAsync(KontextualDbContext db, CollectionId collection, string? cursor)
    {
        var rows = db.Set<Artifact>().AsNoTracking().Where(a => a.CollectionId == collection && a.DeletedAt == null);
        if (cursor is not null)
        {
            // Names are unique among the live artifacts of a collection, so the name alone is a position.
            rows = rows.Where(a => a.Name.CompareTo(cursor) > 0);
        }

        var items = await rows.OrderBy(a => a.Name).ThenBy(a => a.Id).Take(PageSize + 1).ToListAsync();
        if (items.Count <= PageSize)
            return new(items, null);
        items.RemoveAt(PageSize);
        return new(items, items[^1].Name);
    }

    public static async Task<IReadOnlyList<RevisionEntry>> HistoryAsync(KontextualDbContext db, ArtifactId id) =>
        await db.Set<Revision>().AsNoTracking()
            .Where(r => r.ArtifactId == id)
            .Join(db.Set<ChangeRecord>(), r => r.FromSequence, c => c.Sequence, (r, c) => new RevisionEntry { Revision = r, Change = c })
            .OrderBy(e => e.Revision.Number)
            .Take(PageSize)
            .ToListAsync();
}
