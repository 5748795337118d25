using Kontextual.Domain;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Backends.Sqlite.Queries;
using Kontextual.Persistence.Queries;

namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>A prepared page is given only for the criteria that it states: a filter that it does not know is slow and never wrong.</summary>
public sealed class PreparedPageTests
{
    private static readonly ArtifactQuery Query = new() { Collection = CollectionId.Parse("01890000-0000-7000-8000-000000000001") };

    private static readonly ICriterion[] Stated =
        [IsLive.Of(Query, "query")!, IsKept.Of(Query, "query")!, IsInCollection.Of(Query, "query")!];

    private static readonly ICriterion[] OfHistory = [new IsOfArtifact(ArtifactId.Parse("01890000-0000-7000-8000-000000000002"))];

    [Test, Property("Rule", "L5")]
    public void Exactly_its_criteria_in_its_order_are_given_a_prepared_page()
    {
        foreach (var isPrepared in new[] { IsPrepared, IsPreparedInThePast })
        {
            isPrepared(Stated, SortDirection.Ascending, "Name").ShouldBeTrue();
            isPrepared(Stated, SortDirection.Descending, "Name").ShouldBeFalse();
            isPrepared(Stated, SortDirection.Ascending, "Created").ShouldBeFalse();
        }

        IsPreparedHistory(OfHistory, SortDirection.Ascending, null).ShouldBeTrue();
        IsPreparedHistory(OfHistory, SortDirection.Descending, null).ShouldBeFalse();
        IsPreparedHistory(OfHistory, SortDirection.Ascending, 7).ShouldBeFalse();
    }

    [Test, Property("Rule", "L5")]
    public void Any_other_criterion_beside_them_and_any_one_missing_takes_the_general_way()
    {
        ShouldBePreparedOnlyFor(Stated, criteria => IsPrepared(criteria, SortDirection.Ascending, "Name"));
        ShouldBePreparedOnlyFor(Stated, criteria => IsPreparedInThePast(criteria, SortDirection.Ascending, "Name"));
        ShouldBePreparedOnlyFor(OfHistory, criteria => IsPreparedHistory(criteria, SortDirection.Ascending, null));
    }

    private static void ShouldBePreparedOnlyFor(ICriterion[] stated, Func<ICriterion[], bool> isPrepared)
    {
        isPrepared(stated).ShouldBeTrue();
        for (var i = 0; i <= stated.Length; i++)
            isPrepared([.. stated[..i], new Unknown(), .. stated[i..]]).ShouldBeFalse($"{i}");
        for (var i = 0; i < stated.Length; i++)
            isPrepared([.. stated[..i], .. stated[(i + 1)..]]).ShouldBeFalse($"{i}");
    }

    private static bool IsPrepared(ICriterion[] criteria, SortDirection direction, string orderName) =>
        SqlitePreparedPages.Of(new RowQuery<Artifact, Artifact, string, ArtifactId>
        {
            Criteria = criteria,
            OrderName = orderName,
            Rows = new() { Source = db => db.Set<Artifact>(), Conditions = [] },
            Order = new(a => a.Name, a => a.Id) { Direction = direction },
            Shape = a => a,
            PlaceOf = a => new(a.Name, a.Id),
            Take = 1,
        }) is not null;

    private static bool IsPreparedInThePast(ICriterion[] criteria, SortDirection direction, string orderName) =>
        SqlitePreparedPages.Of(new RowQuery<PastArtifact, Artifact, string, ArtifactId>
        {
            Criteria = criteria,
            OrderName = orderName,
            Rows = new() { Source = db => PastArtifactQueries.At(db, 7), Conditions = [], Sequence = 7 },
            Order = new(a => a.Name, a => a.Id) { Direction = direction },
            Shape = PastArtifact.Artifact,
            PlaceOf = a => new(a.Name, a.Id),
            Take = 1,
        }) is not null;

    private static bool IsPreparedHistory(ICriterion[] criteria, SortDirection direction, long? sequence) =>
        SqlitePreparedPages.Of(new RowQuery<RevisionEntry, RevisionEntry, int, int>
        {
            Criteria = criteria,
            OrderName = "Number",
            Rows = new() { Source = _ => throw new InvalidOperationException("Nothing is read."), Conditions = [], Sequence = sequence },
            Order = new(e => e.Revision.Number, e => e.Revision.Number) { Direction = direction },
            Shape = e => e,
            PlaceOf = e => new(e.Revision.Number, e.Revision.Number),
            Take = 1,
        }) is not null;

    private sealed record Unknown : ICriterion
    {
        public string Name => "unknown";

        public string Text => "value";
    }
}
