using Kontextual.Domain;
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

    [Test, Property("Rule", "L5")]
    public void Exactly_its_criteria_in_its_order_are_given_a_prepared_page()
    {
        IsPrepared(Stated).ShouldBeTrue();
        IsPrepared(Stated, SortDirection.Descending).ShouldBeFalse();
        IsPrepared(Stated, orderName: "Created").ShouldBeFalse();
    }

    [Test, Property("Rule", "L5")]
    public void Any_other_criterion_beside_them_and_any_one_missing_takes_the_general_way()
    {
        for (var i = 0; i <= Stated.Length; i++)
            IsPrepared([.. Stated[..i], new Unknown(), .. Stated[i..]]).ShouldBeFalse($"{i}");
        for (var i = 0; i < Stated.Length; i++)
            IsPrepared([.. Stated[..i], .. Stated[(i + 1)..]]).ShouldBeFalse($"{i}");
    }

    private static bool IsPrepared(ICriterion[] criteria, SortDirection direction = SortDirection.Ascending, string orderName = "Name") =>
        SqlitePreparedPages.Of(new RowQuery<Artifact, Artifact, string, ArtifactId>
        {
            Criteria = criteria,
            OrderName = orderName,
            Source = db => db.Set<Artifact>(),
            Conditions = [],
            Order = new(a => a.Name, a => a.Id) { Direction = direction },
            Shape = a => a,
            PlaceOf = a => new(a.Name, a.Id),
            Take = 1,
        }) is not null;

    private sealed record Unknown : ICriterion
    {
        public string Name => "unknown";

        public string Text => "value";
    }
}
