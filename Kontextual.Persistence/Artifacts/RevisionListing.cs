using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The revisions of an artifact with the change records that created them, in ascending order of their numbers.</summary>
internal static class RevisionListing
{
    private static readonly ListingOrder<RevisionEntry, RevisionEntry, int, int> ByNumber =
        ListingOrder.Same<RevisionEntry, int, int>("Number", e => e.Revision.Number, e => e.Revision.Number, KeyTexts.Number, KeyTexts.Number);

    private static readonly ListingSource<RevisionEntry, RevisionEntry> Source = new(
        "revisions",
        db => Entries(db, db.Set<Revision>()),
        (db, sequence) => Entries(db, db.Set<Revision>().Where(r => r.FromSequence <= sequence)),
        e => e)
    {
        Complete = (_, rows, sequence, _) =>
            Task.FromResult<IReadOnlyList<RevisionEntry>>([.. rows.Select(e => e with { Revision = At(e.Revision, sequence) })]),
    };

    /// <summary>Reads a page of an artifact's history.</summary>
    /// <inheritdoc cref="IListing{T}.PageAsync"/>
    /// <exception cref="StoreCorruptException">The change record of a revision is missing.</exception>
    public static async Task<Page<RevisionEntry>> PageAsync(
        ArtifactId artifact, IReadScope scope, Moment? moment, PageRequest? page, CancellationToken cancellationToken)
    {
        var listing = new Listing<RevisionEntry, RevisionEntry, int, int>(Source, [new IsOfArtifact(artifact)], ByNumber);
        var found = await listing.PageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        foreach (var entry in found.Items)
            RequireChange(entry);
        return found;
    }

    /// <summary>Returns a revision as it was at a sequence: without an end that came later.</summary>
    public static Revision At(Revision revision, long sequence) =>
        revision.ToSequence > sequence ? revision with { ToSequence = null } : revision;

    private static IQueryable<RevisionEntry> Entries(KontextualDbContext db, IQueryable<Revision> revisions) =>
        revisions.LeftJoin(db.Set<ChangeRecord>(), RevisionJoin.Start, RevisionJoin.Sequence, RevisionJoin.Entry);

    private static void RequireChange(RevisionEntry entry)
    {
        if (entry is { Change: null, Revision: var revision })
            throw ChangeGaps.Lost(revision.FromSequence, $"it created revision {revision.Number} of artifact {revision.ArtifactId}");
    }
}
