using Kontextual.Benchmarks.Contestants;
using Kontextual.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Reads traversals, the past and pages of changes with LINQ. A traversal makes a query for each level.</summary>
internal static class PlainEfLinkReads
{
    private const int MaxCount = 1000;

    public static async Task<Traversal> TraverseAsync(KontextualDbContext db, ArtifactId start, int depth)
    {
        var distances = new Dictionary<ArtifactId, int> { [start] = 0 };
        List<ArtifactId> level = [start];
        for (var distance = 1; distance <= depth && level.Count > 0; distance++)
        {
            var targets = await db.Set<Relationship>().AsNoTracking()
                .Where(r => level.Contains(r.SourceId) && r.ToSequence == null)
                .Select(r => r.TargetId)
                .Distinct()
                .ToListAsync();
            level = [.. targets.Where(id => distances.TryAdd(id, distance))];
        }

        List<ArtifactId> reached = [.. distances.Where(pair => pair.Value > 0).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key)];
        List<ArtifactId> taken = [.. reached.Take(MaxCount)];
        var artifacts = await db.Set<Artifact>().AsNoTracking().Where(a => taken.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        return new([.. taken.Select(id => new RelatedArtifact(artifacts[id], distances[id]))], reached.Count > MaxCount);
    }

    public static async Task<Artifact> AsOfAsync(KontextualDbContext db, ArtifactId id, long sequence)
    {
        var last = await WholeTransactionAsync(db, sequence);
        var found = await db.Set<Revision>().AsNoTracking()
            .Where(r => r.ArtifactId == id && r.FromSequence <= last)
            .Join(db.Set<Artifact>(), r => r.ArtifactId, a => a.Id, (r, a) => new { Revision = r, a.CreatedAt })
            .OrderByDescending(found => found.Revision.FromSequence)
            .FirstOrDefaultAsync() ?? throw new EntityNotFoundException(EntityKind.Artifact, id.ToString());
        return ArtifactOf(found.Revision, found.CreatedAt);
    }

    public static async Task<ChangePage> ChangesAsync(KontextualDbContext db, ChangePosition position) => ChangePages.After(
        position,
        await db.Set<ChangeRecord>().AsNoTracking()
            .Where(c => c.Sequence >= position.Sequence)
            .OrderBy(c => c.Sequence)
            .Take(ChangePages.ToRead)
            .ToListAsync());

    // A sequence inside a transaction means the last one before that transaction.
    private static async Task<long> WholeTransactionAsync(KontextualDbContext db, long sequence)
    {
        var records = db.Set<ChangeRecord>().AsNoTracking();
        var last = await records.Where(c => c.Sequence <= sequence)
            .OrderByDescending(c => c.Sequence)
            .Select(c => new { c.Sequence, c.TransactionId })
            .FirstAsync();
        var goesOn = await records.AnyAsync(c => c.Sequence == last.Sequence + 1 && c.TransactionId == last.TransactionId);
        return goesOn ? await records.Where(c => c.TransactionId == last.TransactionId).MinAsync(c => c.Sequence) - 1 : last.Sequence;
    }

    private static Artifact ArtifactOf(Revision revision, DateTimeOffset createdAt) => new()
    {
        Id = revision.ArtifactId,
        CollectionId = revision.CollectionId,
        Name = revision.Name,
        Type = revision.Type,
        MediaType = revision.MediaType,
        HeadRevision = revision.Number,
        Digest = revision.Digest,
        Size = revision.Size,
        Metadata = revision.Metadata,
        Provenance = revision.Provenance,
        CreatedAt = createdAt,
        UpdatedAt = revision.CreatedAt,
    };
}
