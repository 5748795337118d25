using Kontextual.Domain;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Paging.Filters;
using Kontextual.Tests.Search;

namespace Kontextual.Tests.Repository;

/// <summary>Every way to ask a reader for something beyond its limits.</summary>
internal static class BadReads
{
    private static readonly TransactionId NoTransaction = TransactionId.Parse("01890000-0000-7000-8000-000000000009");
    private static readonly ArtifactId NoArtifact = ArtifactId.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly CollectionId NoCollection = CollectionId.Parse("01890000-0000-7000-8000-000000000002");
    private static readonly AsOf Past = AsOf.AtSequence(1);

    public static IEnumerable<BadInput<IKnowledgeRepository>> All =>
        [.. EntityCase.All.SelectMany(one => one.BadReads), .. Names(), .. Types(), .. Ids(), .. Moments(), .. PageSizes(), .. Cursors(), .. Kinds(),
            .. Numbers(), .. Traversals(), .. BadSearches.All];

    private static IEnumerable<BadInput<IKnowledgeRepository>> Names() => BadValues.Names.SelectMany(bad => new BadInput<IKnowledgeRepository>[]
    {
        new($"{bad.Flaw}, of a collection", "name", bad.Says, r => r.Collections.FindByNameAsync(bad.Name)),
        new($"{bad.Flaw}, of a collection of the past", "name", bad.Says, r => r.AsOf(Past).Collections.FindByNameAsync(bad.Name)),
        new($"{bad.Flaw}, of a history", "name", bad.Says, r => r.Artifacts.NameHistoryAsync(bad.Name)),
        new($"{bad.Flaw}, of a history of the past", "name", bad.Says, r => r.AsOf(Past).Artifacts.NameHistoryAsync(bad.Name)),
        new($"{bad.Flaw}, of an artifact", "name", bad.Says, r => r.Artifacts.FindByNameAsync(NoCollection, bad.Name)),
        new($"{bad.Flaw}, of an artifact of the past", "name", bad.Says, r => r.AsOf(Past).Artifacts.FindByNameAsync(NoCollection, bad.Name)),
    });

    private static IEnumerable<BadInput<IKnowledgeRepository>> Types() => BadValues.Types.SelectMany(bad => new BadInput<IKnowledgeRepository>[]
    {
        new($"{bad.Flaw}, between two ends", "type", bad.Says, r => r.Relationships.FindByEndsAsync(NoArtifact, NoArtifact, bad.Type)),
        new($"{bad.Flaw}, between two ends of the past", "type", bad.Says, r => r.AsOf(Past).Relationships.FindByEndsAsync(NoArtifact, NoArtifact, bad.Type)),
    });

    private static IEnumerable<BadInput<IKnowledgeRepository>> Ids() =>
    [
        Default("collection of a name", "collection", r => r.Artifacts.FindByNameAsync(default, "a")),
        Default("collection of a name of the past", "collection", r => r.AsOf(Past).Artifacts.FindByNameAsync(default, "a")),
        Default("artifact of a text", "id", r => r.Artifacts.FindTextAsync(default)),
        Default("artifact of a history", "id", r => r.Artifacts.HistoryAsync(default)),
        Default("artifact of a content", "id", r => r.Artifacts.OpenContentAsync(default, 1)),
        Default("artifact of a text of the past", "id", r => r.AsOf(Past).Artifacts.FindTextAsync(default)),
        Default("collection of a name's history", "collection", r => r.Artifacts.NameHistoryAsync("a", default(CollectionId))),
        Default("collection of a name's history of the past", "collection", r => r.AsOf(Past).Artifacts.NameHistoryAsync("a", default(CollectionId))),
        Default("artifact of a history of the past", "id", r => r.AsOf(Past).Artifacts.HistoryAsync(default)),
        Default("artifact of a content of the past", "id", r => r.AsOf(Past).Artifacts.OpenContentAsync(default, 1)),
        Default("source of the past", "source", r => r.AsOf(Past).Relationships.FindByEndsAsync(default, NoArtifact, "a")),
        Default("target of the past", "target", r => r.AsOf(Past).Relationships.FindByEndsAsync(NoArtifact, default, "a")),
        Default("start of the past", "query", r => r.AsOf(Past).Relationships.TraverseAsync(new TraversalQuery { Start = default })),
        Default("transaction of the past", "id", r => r.AsOf(Past).Changes.TransactionAsync(default)),
        Default("entity of a history of the past", "id", r => r.AsOf(Past).Changes.HistoryAsync(EntityKind.Artifact, default)),
        Default("source", "source", r => r.Relationships.FindByEndsAsync(default, NoArtifact, "a")),
        Default("target", "target", r => r.Relationships.FindByEndsAsync(NoArtifact, default, "a")),
        Default("start", "query", r => r.Relationships.TraverseAsync(new TraversalQuery { Start = default })),
        Default("transaction", "id", r => r.Changes.TransactionAsync(default)),
        Default("entity of a history", "id", r => r.Changes.HistoryAsync(EntityKind.Artifact, default)),
    ];

    // A moment that was forgotten would otherwise be the time before the first change, where a store is empty.
    private static IEnumerable<BadInput<IKnowledgeRepository>> Moments() =>
    [
        new("a moment of the past that is the default value", "moment", "which is not a moment", r => Task.FromResult(r.AsOf(default))),
    ];

    private static IEnumerable<BadInput<IKnowledgeRepository>> PageSizes() => new[] { 0, 1001, -1 }.SelectMany(size =>
    {
        var page = new PageRequest { Size = size };
        return new BadInput<IKnowledgeRepository>[]
        {
            new($"a page of {size} revisions", "page", "1 to 1000", r => r.Artifacts.HistoryAsync(NoArtifact, page)),
            new($"a page of {size} records", "page", "1 to 1000", r => r.Changes.HistoryAsync(EntityKind.Artifact, NoArtifact, page)),
            new($"a page of {size} names", "page", "1 to 1000", r => r.Artifacts.NameHistoryAsync("a", null, page)),
            new($"a page of {size} names of the past", "page", "1 to 1000", r => r.AsOf(Past).Artifacts.NameHistoryAsync("a", null, page)),
            new($"a page of {size} revisions of the past", "page", "1 to 1000", r => r.AsOf(Past).Artifacts.HistoryAsync(NoArtifact, page)),
            new($"a page of {size} records of the past", "page", "1 to 1000", r => r.AsOf(Past).Changes.HistoryAsync(EntityKind.Artifact, NoArtifact, page)),
            new($"{size} records since in the past", "limit", "1 to 1000", r => r.AsOf(Past).Changes.SinceAsync(ChangePosition.Start, size)),
            new($"a page of {size} records of a transaction", "page", "1 to 1000", r => r.Changes.TransactionAsync(NoTransaction, page)),
            new($"{size} records since", "limit", "1 to 1000", r => r.Changes.SinceAsync(ChangePosition.Start, size)),
        }.Select(bad => bad.OutOfRange());
    });

    private static IEnumerable<BadInput<IKnowledgeRepository>> Cursors() => BadValues.Cursors.SelectMany(bad =>
    {
        var page = new PageRequest { Cursor = bad.Cursor };
        return new BadInput<IKnowledgeRepository>[]
        {
            NoCursor("revisions", r => r.Artifacts.HistoryAsync(NoArtifact, page)),
            NoCursor("names", r => r.Artifacts.NameHistoryAsync("a", null, page)),
            NoCursor("records of a transaction", r => r.Changes.TransactionAsync(NoTransaction, page)),
            NoCursor("records", r => r.Changes.HistoryAsync(EntityKind.Artifact, NoArtifact, page)),
        }.Select(one => one with { Flaw = $"{bad.Flaw} for {one.Flaw}" });
    });

    private static IEnumerable<BadInput<IKnowledgeRepository>> Kinds() =>
    [
        Range("no such order", "query", "ArtifactOrder", r => r.Artifacts.ListAsync(new ArtifactQuery { OrderBy = (ArtifactOrder)9 })),
        Range("no such direction", "query", "SortDirection", r => r.Artifacts.ListAsync(new ArtifactQuery { Direction = (SortDirection)9 })),
        Range("no such kind", "kind", "EntityKind", r => r.Changes.HistoryAsync((EntityKind)99, NoArtifact)),
    ];

    private static IEnumerable<BadInput<IKnowledgeRepository>> Numbers() =>
    [
        Range("revision 0", "number", "from 1", r => r.Artifacts.FindRevisionAsync(NoArtifact, 0)),
        Range("the text of revision -1", "revision", "from 1", r => r.Artifacts.GetTextAsync(NoArtifact, -1)),
        Range("the bytes of revision 0", "revision", "from 1", r => r.Artifacts.GetBytesAsync(NoArtifact, 0)),
        Range("the stream of revision 0", "revision", "from 1", r => r.Artifacts.OpenContentAsync(NoArtifact, 0)),
        Range("record 0", "sequence", "1", r => r.Changes.FindAsync(0)),
        Range("past revision 0", "number", "from 1", r => r.AsOf(Past).Artifacts.FindRevisionAsync(NoArtifact, 0)),
        Range("the past text of revision -1", "revision", "from 1", r => r.AsOf(Past).Artifacts.GetTextAsync(NoArtifact, -1)),
        Range("past record 0", "sequence", "1", r => r.AsOf(Past).Changes.FindAsync(0)),
        Range("a past position below 0", "sequence", "non-negative", r => r.AsOf(Past).Changes.FindPositionAsync(-1)),
        Range("past records since below 0", "position", "non-negative", r => r.AsOf(Past).Changes.SinceAsync(new ChangePosition(-1, ChainHash.Genesis))),
        Range("a position below 0", "sequence", "non-negative", r => r.Changes.FindPositionAsync(-1)),
        Range("records since below 0", "position", "non-negative", r => r.Changes.SinceAsync(new ChangePosition(-1, ChainHash.Genesis))),
        Range("a past sequence below 0", "sequence", "non-negative", r => r.AsOf(AsOf.AtSequence(-1)).Collections.ListAsync(new CollectionQuery())),
    ];

    private static IEnumerable<BadInput<IKnowledgeRepository>> Traversals() =>
    [
        Range("no such way", "query", "TraversalDirection", Traverse(q => q with { Direction = (TraversalDirection)9 })),
        Range("0 steps", "query", "1 to 100 steps", Traverse(q => q with { MaxDepth = 0 })),
        Range("101 steps", "query", "1 to 100 steps", Traverse(q => q with { MaxDepth = 101 })),
        Range("0 artifacts", "query", "1 to 10000 artifacts", Traverse(q => q with { MaxCount = 0 })),
        Range("10,001 artifacts", "query", "1 to 10000 artifacts", Traverse(q => q with { MaxCount = 10_001 })),
        .. from refused in TraversalFilters.All.SelectMany(filter => filter.Refused)
           from asOf in new AsOf?[] { null, Past }
           select new BadInput<IKnowledgeRepository>(
               $"{refused.Flaw}{(asOf is null ? "" : " of the past")}", "query", refused.Says, r => r.At(asOf).Relationships.TraverseAsync(refused.Query)),
    ];

    private static Func<IKnowledgeRepository, Task> Traverse(Func<TraversalQuery, TraversalQuery> spoil) =>
        r => r.Relationships.TraverseAsync(spoil(new TraversalQuery { Start = NoArtifact }));

    private static BadInput<IKnowledgeRepository> Default(string what, string param, Func<IKnowledgeRepository, Task> give) =>
        new($"the default id of a {what}", param, "default value", give);

    private static BadInput<IKnowledgeRepository> NoCursor(string what, Func<IKnowledgeRepository, Task> give) =>
        new(what, "page", "not made for this query", give);

    private static BadInput<IKnowledgeRepository> Range(string flaw, string param, string says, Func<IKnowledgeRepository, Task> give) =>
        new BadInput<IKnowledgeRepository>(flaw, param, says, give).OutOfRange();
}
