using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

/// <summary>Two repositories on one store. For backends on which a store can be opened twice.</summary>
[TestFixtureSource(typeof(Backend), nameof(Backend.Lasting))]
public sealed class TwoRepositoriesSpecs(Backend backend) : StoreSpecs(backend)
{
    private IKnowledgeRepository other = null!;

    [SetUp]
    public async Task OpenAnother() => other = await Store.OpenAnotherAsync();

    [Test, Property("Rule", "T2")]
    public async Task What_one_has_committed_the_other_sees_at_once()
    {
        var notes = await NewCollectionAsync();
        (await other.Collections.FindAsync(notes.Id)).ShouldBe(notes);
        await other.CreateArtifactAsync(Draft.Note(notes.Id, "a"));

        (await Repository.Artifacts.FindByNameAsync(notes.Id, "a")).ShouldNotBeNull();
        (await StoreDump.OfAsync(other)).ShouldBe(await DumpAsync());
        other.Store.ShouldBe(Repository.Store);
    }

    [Test, Property("Rule", "T2")]
    public async Task Readers_of_one_see_nothing_of_the_others_open_transaction_nor_wait_for_it()
    {
        var notes = await NewCollectionAsync();
        var dump = await DumpAsync();
        await using var held = await HeldWrite.StartAsync(other, (t, token) => t.Artifacts.CreateAsync(Draft.Note(notes.Id, "a"), token));

        (await DumpAsync()).ShouldBe(dump);
        await held.CommitAsync();

        (await DumpAsync()).ShouldNotBe(dump);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_write_of_one_waits_for_the_others_and_sees_it()
    {
        await using var held = await HeldWrite.StartAsync(other, (t, token) => t.Collections.CreateAsync(Draft.Collection("first"), token));
        var queued = Task.Run(() => Repository.WriteAsync((t, token) => t.Collections.FindByNameAsync("first", token)));
        queued.IsCompleted.ShouldBeFalse();

        await held.CommitAsync();

        (await queued.Soon()).Value.ShouldNotBeNull();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "C2")]
    public async Task Writers_of_both_lose_no_update_and_leave_no_gap()
    {
        var notes = await NewCollectionAsync();
        var counter = await NewNoteAsync(notes, "counter", "0");

        await Task.WhenAll(new[] { Repository, other, Repository, other }.Select(repository => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await repository.WriteAsync(async (t, token) =>
                {
                    var now = await t.Artifacts.GetAsync(counter.Id, token);
                    int value = int.Parse(await t.Artifacts.GetTextAsync(now, token), null);
                    await t.Artifacts.ReviseAsync(counter.Id, Expected.Exactly(now.HeadRevision), Draft.Text($"{value + 1}"), token);
                });
            }
        }))).Soon();

        (await Repository.Artifacts.GetTextAsync(counter.Id, 41)).ShouldBe("40");
        (await StoreDump.ChangesAsync(other.Changes)).Select(record => record.Sequence).ShouldBe(Enumerable.Range(1, 42).Select(n => (long)n));
    }

    [Test, Property("Rule", "A3")]
    public async Task Of_writers_of_both_that_expect_the_same_revision_exactly_one_wins()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        var wins = await Task.WhenAll(new[] { Repository, other, Repository, other, Repository, other }.Select((repository, writer) => Task.Run(async () =>
        {
            try
            {
                await repository.ReviseArtifactAsync(artifact.Id, Expected.Exactly(1), Draft.Text($"by {writer}"));
                return true;
            }
            catch (VersionConflictException e) when ((e.ExpectedVersion, e.ActualVersion) == (1, 2))
            {
                return false;
            }
        }))).Soon();

        wins.Count(won => won).ShouldBe(1);
    }

    [Test, Property("Rule", "C3")]
    public async Task Following_one_gives_what_the_other_writes()
    {
        await using var follower = new Follower(Repository, ChangePosition.Start);

        await other.CreateCollectionAsync(Draft.Collection("a"));
        (await follower.NextAsync()).Sequence.ShouldBe(1);
        await NewCollectionAsync("b");
        await other.CreateCollectionAsync(Draft.Collection("c"));

        (await follower.NextAsync(2)).ShouldBe(await StoreDump.ChangesAsync(other.Changes, 1));
    }

    [Test, Property("Rule", "C3")]
    public async Task Followers_of_both_see_all_records_in_order_while_both_write()
    {
        await using var one = new Follower(Repository, ChangePosition.Start);
        await using var two = new Follower(other, ChangePosition.Start);

        await Task.WhenAll(new[] { Repository, other }.Select((repository, writer) => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
                await repository.CreateCollectionAsync(Draft.Collection($"{writer}-{i}"));
        }))).Soon();

        var expected = await StoreDump.ChangesAsync(Repository.Changes);
        expected.Count.ShouldBe(40);
        (await one.NextAsync(40)).ShouldBe(expected);
        (await two.NextAsync(40)).ShouldBe(expected);
    }

    [Test, Property("Rule", "T3")]
    public async Task Closing_one_leaves_the_other_working()
    {
        await NewCollectionAsync("a");
        await other.DisposeAsync();

        await NewCollectionAsync("b");

        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.Count.ShouldBe(2);
    }
}
