using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Repository;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Artifacts;

/// <summary>Blanks a deleted artifact, its revisions and its change records, and erases the contents that nothing else uses.</summary>
internal sealed class ArtifactPurger(UnitOfWork unit)
{
    /// <summary>How many revisions are blanked at once: each may hold a MiB of metadata.</summary>
    private const int Batch = 16;

    private readonly ContentPurger _contents = new(unit);

    public async Task<Artifact> PurgeAsync(Artifact found, CancellationToken cancellationToken)
    {
        var purged = found with { Name = string.Empty, Metadata = Metadata.Empty, Provenance = Provenance.None, IsPurged = true };
        unit.Update(found, purged);
        await BlankNamesAsync(found.Id, cancellationToken).ConfigureAwait(false);
        var digests = await BlankRevisionsAsync(found.Id, cancellationToken).ConfigureAwait(false);
        foreach (var digest in digests.Order())
            await _contents.PurgeUnusedAsync(digest, cancellationToken).ConfigureAwait(false);
        await unit.BlankRecordsAsync(EntityKind.Artifact, found.Id, cancellationToken).ConfigureAwait(false);
        unit.Changes.AddPurged(EntityKind.Artifact, found.Id, found.HeadRevision, found.Digest);
        await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
        return purged;
    }

    private async Task BlankNamesAsync(ArtifactId id, CancellationToken cancellationToken)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            var some = await unit.Context.Set<ArtifactName>()
                .Where(n => n.ArtifactId == id && n.FromSequence > after)
                .OrderBy(n => n.FromSequence)
                .Take(Batch)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var name in some)
                unit.Update(name, name with { Name = string.Empty, IsPurged = true });
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
            last = some[^1].FromSequence;
        }
    }

    /// <returns>The digests of the artifact's contents.</returns>
    private async Task<IReadOnlyCollection<ContentDigest>> BlankRevisionsAsync(ArtifactId id, CancellationToken cancellationToken)
    {
        var digests = new HashSet<ContentDigest>();
        for (var last = 0; ;)
        {
            var some = await ArtifactQueries.RevisionsAfter.ToListAsync(unit.Context, id, last, Batch, cancellationToken).ConfigureAwait(false);
            foreach (var revision in some)
            {
                digests.Add(revision.Digest);
                unit.Update(revision, Blank(revision));
            }

            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return digests;
            last = some[^1].Number;
        }
    }

    private static Revision Blank(Revision revision) => revision with
    {
        Name = string.Empty,
        Metadata = Metadata.Empty,
        Provenance = Provenance.None,
        Message = string.Empty,
        IsPurged = true,
    };
}
