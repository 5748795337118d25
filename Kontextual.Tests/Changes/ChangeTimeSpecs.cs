using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Changes;

/// <summary>Times come from the clock, cut to microseconds, and never run backwards.</summary>
public sealed class ChangeTimeSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C2")]
    public async Task A_clock_that_runs_backwards_does_not_take_the_records_along()
    {
        var first = await Repository.CreateCollectionAsync(Draft.Collection("a"));
        Time.Advance(TimeSpan.FromDays(-1));
        var second = await Repository.CreateCollectionAsync(Draft.Collection("b"));
        Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMicroseconds(1));
        var third = await Repository.CreateCollectionAsync(Draft.Collection("c"));

        second.Value.CreatedAt.ShouldBe(first.Value.CreatedAt);
        third.Value.CreatedAt.ShouldBe(first.Value.CreatedAt.AddMicroseconds(1));
        (await StoreDump.ChangesAsync(Repository.Changes)).Select(record => record.Time)
            .ShouldBe([first.Value.CreatedAt, first.Value.CreatedAt, third.Value.CreatedAt]);
    }

    [Test, Property("Rule", "C2")]
    public async Task A_clock_that_runs_backwards_inside_a_transaction_changes_nothing()
    {
        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            var one = await t.Collections.CreateAsync(Draft.Collection("a"), token);
            Time.Advance(TimeSpan.FromDays(-1));
            var two = await t.Collections.CreateAsync(Draft.Collection("b"), token);
            return (one, two, t.Time);
        });

        var (one, two, time) = committed.Value;
        (one.CreatedAt, two.CreatedAt).ShouldBe((time, time));
    }

    [Test]
    public async Task Times_are_UTC_and_whole_microseconds()
    {
        Time.Now.UtcTicks.ShouldNotBe(Time.Kept.UtcTicks);

        var collection = await NewCollectionAsync();

        collection.CreatedAt.ShouldBe(Time.Kept);
        collection.CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
        (await Repository.Collections.GetAsync(collection.Id)).CreatedAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Test]
    public async Task Times_of_the_furthest_past_and_future_are_kept()
    {
        Time.Advance(new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero) - Time.Now);
        var first = await NewCollectionAsync("a");
        Time.Advance(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999) - Time.Now);
        var last = await NewCollectionAsync("b");

        (await Repository.Collections.GetAsync(first.Id)).CreatedAt.Year.ShouldBe(1);
        UtcTime.Format((await Repository.Collections.GetAsync(last.Id)).CreatedAt).ShouldBe("9999-12-31T23:59:59.999999Z");
    }
}
