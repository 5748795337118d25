using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

[TestFixture]
public sealed class OptionsTests
{
    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("no backend", _ => { }, "UseSqlite");
        yield return Case("no time to write", o => o.UseInMemory().WriteTimeLimit = TimeSpan.Zero, "WriteTimeLimit");
        yield return Case("a time below zero", o => o.UseInMemory().WriteTimeLimit = TimeSpan.FromSeconds(-1), "WriteTimeLimit");
        yield return Case("no interval", o => o.UseInMemory().FollowInterval = TimeSpan.Zero, "FollowInterval");
        yield return Case("more time to write than timers can measure", o => o.UseInMemory().WriteTimeLimit = TimeSpan.FromDays(31), "30 days");
        yield return Case("an interval that timers cannot measure", o => o.UseInMemory().FollowInterval = TimeSpan.FromDays(31), "30 days");
        yield return Case("no clock", o => o.UseInMemory().TimeProvider = null!, "TimeProvider");
        yield return Case("a wait below zero", o => o.UseSqlite("s.db", s => s.BusyWait = TimeSpan.FromTicks(-1)), "BusyWait");
        yield return Case("a wait over an hour", o => o.UseSqlite("s.db", s => s.BusyWait = TimeSpan.FromHours(2)), "BusyWait");
        yield return Case("a durability there is not", o => o.UseSqlite("s.db", s => s.Durability = (SqliteDurability)9), "Durability");
        yield return Case("one reader", o => o.UseSqlite("s.db", s => s.MaxReaders = 1), "MaxReaders");
        yield return Case("too many readers", o => o.UseSqlite("s.db", s => s.MaxReaders = 1001), "MaxReaders");
        yield return Case("a wait for readers below zero", o => o.UseSqlite("s.db", s => s.ReaderWait = TimeSpan.FromTicks(-1)), "ReaderWait");
        yield return Case("a wait for readers over an hour", o => o.UseSqlite("s.db", s => s.ReaderWait = TimeSpan.FromHours(2)), "ReaderWait");
        yield return Case("an empty path", o => o.UseSqlite(" "), "path");
    }

    [TestCaseSource(nameof(Bad))]
    public async Task Bad_options_are_refused_before_anything_is_opened(Action<KnowledgeStoreOptions> configure, string named)
    {
        var error = await Should.ThrowAsync<ArgumentException>(() => KnowledgeStore.OpenAsync(configure));

        error.Message.ShouldContain(named);
    }

    [Test]
    public async Task The_longest_times_can_be_used()
    {
        await using var repository = await KnowledgeStore.OpenAsync(
            o => (o.UseInMemory().WriteTimeLimit, o.FollowInterval) = (TimeSpan.FromDays(30), TimeSpan.FromDays(30)));
        await using var follower = new Follower(repository, ChangePosition.Start);

        await repository.CreateCollectionAsync(Draft.Collection("notes")).Soon();

        (await follower.NextAsync()).Sequence.ShouldBe(1);
    }

    private static TestCaseData Case(string name, Action<KnowledgeStoreOptions> configure, string named) =>
        new TestCaseData(configure, named).SetName($"Options with {name} are refused before anything is opened");
}
