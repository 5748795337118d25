using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Schema;

/// <summary>A late page of a listing costs SQLite what an early one does: each enters the index at its own place.</summary>
[TestFixture]
public sealed class LatePageTests
{
    private const int Rows = 400;
    private const int PageSize = 10;

    private StatementRecorder recorder = null!;
    private TestStore store = null!;
    private RawStore raw = null!;
    private Collection notes = null!;

    [OneTimeSetUp]
    public async Task MakeStoreAsync()
    {
        recorder = new StatementRecorder();
        store = await TestStore.OpenAsync(Backend.Sqlite);
        raw = new RawStore(store.Path);
        notes = (await store.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        await store.Repository.WriteAsync(async (t, token) =>
        {
            for (var i = 0; i < Rows; i++)
            {
                await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"n{i:000}"), token);
                await t.Collections.CreateAsync(Draft.Collection($"n{i:000}"), token);
            }
        });
    }

    [OneTimeTearDown]
    public async Task RemoveStoreAsync()
    {
        raw.Dispose();
        recorder.Dispose();
        await store.DisposeAsync();
    }

    private static readonly AsOf?[] Moments = [null, AsOf.AtSequence((2 * Rows) + 1)];

    private static IEnumerable<TestCaseData> ArtifactListings() =>
        from direction in Enum.GetValues<SortDirection>()
        from asOf in Moments
        from filtered in new[] { "all", "deleted too", "a prefix", "a type", "a type and a prefix" }
        from inCollection in new[] { false, true }
        select new TestCaseData(new ArtifactQuery
        {
            Direction = direction,
            IncludeDeleted = filtered == "deleted too",
            NamePrefix = filtered.EndsWith("a prefix", StringComparison.Ordinal) ? "n" : null,
            Type = filtered.StartsWith("a type", StringComparison.Ordinal) ? "note" : null,
        },
        asOf,
        inCollection)
        .SetName($"{filtered}{(inCollection ? " of a collection" : string.Empty)}, {(asOf is null ? "now" : "then")}, {direction}");

    [TestCaseSource(nameof(ArtifactListings)), Property("Rule", "Q1")]
    public Task Of_artifacts(ArtifactQuery query, AsOf? asOf, bool inCollection) =>
        CostTheSameAsync(page => store.Repository.At(asOf).Artifacts.ListAsync(query with { Collection = inCollection ? notes.Id : null }, page));

    private static IEnumerable<TestCaseData> CollectionListings() =>
        from asOf in Moments
        from prefix in new[] { null, "n" }
        from deleted in new[] { false, true }
        select new TestCaseData(new CollectionQuery { NamePrefix = prefix, IncludeDeleted = deleted }, asOf)
            .SetName($"collections{(prefix is null ? string.Empty : " with a prefix")}{(deleted ? ", deleted too" : string.Empty)}, {(asOf is null ? "now" : "then")}");

    [TestCaseSource(nameof(CollectionListings)), Property("Rule", "Q1")]
    public Task Of_collections(CollectionQuery query, AsOf? asOf) =>
        CostTheSameAsync(page => store.Repository.At(asOf).Collections.ListAsync(query, page));

    private async Task CostTheSameAsync<T>(Func<PageRequest, Task<Page<T>>> list)
    {
        var steps = new List<int>();
        for (string? cursor = null; steps.Count == 0 || cursor is not null;)
        {
            recorder.Take(store.Path);
            var page = await list(new PageRequest { Size = PageSize, Cursor = cursor });
            steps.Add(recorder.Take(store.Path).Sum(statement => raw.Steps(statement.Sql, statement.Parameters)));
            cursor = page.NextCursor;
        }

        steps.Count.ShouldBeGreaterThanOrEqualTo(Rows / PageSize);
        steps[^2].ShouldBeLessThan(2 * steps[1], string.Join(' ', steps));
    }
}
