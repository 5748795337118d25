using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts;

/// <summary>The ranges in which live artifacts had a name, in ascending order of the changes that began them.</summary>
internal static class NameHistoryListing
{
    private static readonly ListingOrder<NamedRange, NamedRange, long, long> BySequence = ListingOrder.Same<NamedRange, long, long>(
        "Sequence", n => n.FromSequence, n => n.FromSequence, KeyTexts.Sequence, KeyTexts.Sequence);

    private static readonly ListingSource<NamedRange, NamedRange> Source = new(
        "names",
        db => Ranges(db, db.Set<ArtifactName>()),
        (db, sequence) => Ranges(db, db.Set<ArtifactName>().Where(n => n.FromSequence <= sequence)),
        n => n)
    {
        Complete = (_, rows, sequence, _) => Task.FromResult<IReadOnlyList<NamedRange>>([.. rows.Select(n => n.At(sequence))]),
    };

    /// <summary>Reads a page of the history of a name.</summary>
    /// <inheritdoc cref="IListing{T}.PageAsync"/>
    /// <exception cref="StoreCorruptException">A change record is missing.</exception>
    public static async Task<Page<NameHistoryEntry>> PageAsync(
        string name, CollectionId? collection, IReadScope scope, Moment? moment, PageRequest? page, CancellationToken cancellationToken)
    {
        var criteria = new List<Criterion<NamedRange, NamedRange>> { new HadName(NameRules.Normalize(name, nameof(name))) };
        if (collection is { } id)
        {
            Require.Id(id, nameof(collection));
            criteria.Add(new WasInCollection(id));
        }

        var listing = new Listing<NamedRange, NamedRange, long, long>(Source, criteria, BySequence);
        var found = await listing.PageAsync(scope, moment, page, cancellationToken).ConfigureAwait(false);
        return new([.. found.Items.Select(EntryOf)], found.NextCursor);
    }

    // Left joins, so that a range whose change record is missing is reported and not left out.
    private static IQueryable<NamedRange> Ranges(KontextualDbContext db, IQueryable<ArtifactName> names) => names
        .Where(n => !n.IsDeleted)
        .LeftJoin(db.Set<ChangeRecord>(), n => n.FromSequence, began => began.Sequence, (n, began) => new { Range = n, Began = began })
        .LeftJoin(
            db.Set<ChangeRecord>(),
            n => n.Range.ToSequence,
            ended => (long?)ended.Sequence,
            (n, ended) => new NamedRange
            {
                ArtifactId = n.Range.ArtifactId,
                CollectionId = n.Range.CollectionId,
                Name = n.Range.Name,
                Type = n.Range.Type,
                FromSequence = n.Range.FromSequence,
                ToSequence = n.Range.ToSequence,
                Began = n.Began,
                Ended = ended,
            });

    private static NameHistoryEntry EntryOf(NamedRange range) => new()
    {
        ArtifactId = range.ArtifactId,
        CollectionId = range.CollectionId,
        Name = range.Name,
        Type = range.Type,
        Began = range.Began ?? throw Lost(range, range.FromSequence, "gave"),
        Ended = range.ToSequence is { } to ? range.Ended ?? throw Lost(range, to, "ended") : null,
    };

    private static StoreCorruptException Lost(NamedRange range, long sequence, string verb) =>
        ChangeGaps.Lost(sequence, $"it {verb} a name of artifact {range.ArtifactId}");
}
