using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>Writes relationships, after the same checks as the library.</summary>
internal sealed class PlainEfLinkWrites(PlainEfTransaction transaction, Sources sources)
{
    public Task<List<Relationship>> CreateAsync(IReadOnlyList<NewLink> links) => transaction.RunAsync(async (db, chain) =>
    {
        var created = new List<Relationship>(links.Count);
        foreach (var link in links)
            created.Add(await AddAsync(db, link, chain));
        return created;
    });

    private async Task<Relationship> AddAsync(KontextualDbContext db, NewLink link, ChangeLinks chain)
    {
        await RequireEndAsync(db, RelationshipEnd.Source, link.Source);
        await RequireEndAsync(db, RelationshipEnd.Target, link.Target);
        var holder = await db.Set<Relationship>()
            .Where(r => r.SourceId == link.Source && r.TargetId == link.Target && r.Type == link.Type && r.ToSequence == null)
            .Select(r => (RelationshipId?)r.Id)
            .FirstOrDefaultAsync();
        if (holder is { } other)
            throw new DuplicateRelationshipException(link.Source, link.Target, link.Type, other);
        var created = ArtifactStates.Linked(new RelationshipId(sources.Ids.NewId()), link, chain.Time, chain.NextSequence);
        db.Add(created);
        db.Add(chain.Add(created));
        return created;
    }

    private static async Task RequireEndAsync(KontextualDbContext db, RelationshipEnd end, ArtifactId id)
    {
        if (!await db.Set<Artifact>().AnyAsync(a => a.Id == id && a.DeletedAt == null))
            throw new DanglingReferenceException(end, id);
    }
}
