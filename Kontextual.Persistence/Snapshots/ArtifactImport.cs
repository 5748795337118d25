using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Derives the artifacts from their revisions, in the order in which they were created.</summary>
internal sealed class ArtifactImport(ImportTarget target)
{
    private const int Batch = 1_000;

    private static readonly Func<Revision, ArtifactId, string, DateTimeOffset, Artifact> ArtifactOf = RevisionDescription.ArtifactOf.Compile();

    private static readonly CompiledList<long, int, int, First> Firsts = new((db, after, number, take) => db.Set<Revision>()
        .Where(r => r.FromSequence > after && r.Number == number)
        .OrderBy(r => r.FromSequence)
        .Take(take)
        .Select(r => new First(r.ArtifactId, r.FromSequence, r.CreatedAt)));

    private static readonly CompiledQuery<ArtifactId, Revision?> Head = new((db, id, _) =>
        db.Set<Revision>().Where(r => r.ArtifactId == id).OrderByDescending(r => r.Number).FirstOrDefault());

    /// <summary>Writes the artifacts.</summary>
    public async Task RunAsync()
    {
        for (var last = 0L; ;)
        {
            var some = await Firsts.ToListAsync(target.Db, last, 1, Batch, target.Cancellation).ConfigureAwait(false);
            foreach (var first in some)
                await AddAsync(first).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
            last = some[^1].Sequence;
        }
    }

    private async Task AddAsync(First first)
    {
        var head = (await Head.RunAsync(target.Db, first.Id, target.Cancellation).ConfigureAwait(false))!;
        var artifact = ArtifactOf(head, first.Id, head.Name, first.CreatedAt);
        var last = (await ImportQueries.LastOf.RunAsync(target.Db, EntityKind.Artifact, first.Id, target.Cancellation).ConfigureAwait(false))!;
        if (artifact.IsPurged != (last.Kind == ChangeKind.Purged))
            throw new FormatException($"Artifact {first.Id} is erased exactly if its last change record is a purge");
        if (artifact.IsPurged && !artifact.IsDeleted)
            throw new FormatException($"Artifact {first.Id} is purged, and it was not deleted before");
        if (!artifact.IsDeleted)
            await RequireLiveAsync(artifact).ConfigureAwait(false);
        target.Insert(artifact);
        await target.SaveAsync().ConfigureAwait(false);
    }

    private async Task RequireLiveAsync(Artifact artifact)
    {
        var namesake = await ArtifactQueries.LiveByName.RunAsync(target.Db, artifact.CollectionId, artifact.Name, target.Cancellation).ConfigureAwait(false);
        if (namesake is not null)
            throw new FormatException($"The live artifacts {namesake.Id} and {artifact.Id} have the same name in one collection");
    }

    private sealed record First(ArtifactId Id, long Sequence, DateTimeOffset CreatedAt);
}
