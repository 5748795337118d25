namespace Kontextual.Tests.Model;

/// <summary>What programs ask of lineage, stale outputs and cached runs.</summary>
internal sealed class LineageConcept() : Concept(14)
{
    public override Mix Reads => new(8,
        Weighted(4, FollowLineage.Generated),
        Weighted(3, ListStale.Generated),
        Weighted(2, FindCached.Generated));

    public override IReadOnlyList<Step> WrongReads =>
    [
        new FollowLineage(new Ref(0), null, null, false, [], 0, 1, null),
        new FollowLineage(new Ref(0), null, null, false, [], 101, 1, null),
        new FollowLineage(new Ref(0), null, null, false, [], 1, 0, null),
        new FollowLineage(new Ref(0), null, null, false, [], 1, 10_001, null),
        new FollowLineage(new Ref(0), 0, null, false, [], 1, 1, null),
        new FollowLineage(new Ref(0), null, new Ref(0), false, [], 1, 1, null),
        new FollowLineage(null, null, null, false, [], 1, 1, null),
        new ListStale(null, null, false, null, 0, 1),
        new ListStale(null, null, true, new When(false, 0), 1001, 1),
    ];

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        foreach (var transitive in new[] { false, true })
            moment.Add("stale", (await ListStale.PageAsync(moment.Reads, null, null, transitive, moment.AsOf, SurveyedMoment.Size, null)).Rows);
        foreach (var run in await moment.RowsAsync(new ListRuns { Purged = true }))
        {
            foreach (var down in new[] { false, true })
            {
                var wish = new LineageWish(null, null, run.Id, down, [.. Alphabet.LinkTypes.Select(type => type.Text)], 100, 1000);
                moment.Add("lineage", [await FollowLineage.GraphAsync(moment.Reads, wish, moment.AsOf)]);
            }
        }
    }
}
