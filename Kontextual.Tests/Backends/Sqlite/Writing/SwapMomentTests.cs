using Kontextual.Domain;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>When the writer looks at the store's files: with the lock held, before a transaction begins and before it is acknowledged.</summary>
[TestFixture]
[Platform("Linux")]
public sealed class SwapMomentTests() : StoreSpecs(Backend.Sqlite)
{
    // The lock file is the last that is looked at.
    private const string Last = ".lock";

    private Func<int, FileIdentity?, FileIdentity?> atLook = static (_, found) => found;
    private IKnowledgeRepository repository = null!;
    private int looks;

    [SetUp]
    public async Task OpenWatched()
    {
        repository = await Store.OpenAnotherAsync(options => options.UseSqlite(Store.Path, sqlite => sqlite.Look = Look));
        await repository.CreateCollectionAsync(Draft.Collection("first"));
        looks = 0;
    }

    [TearDown]
    public void StopLooking() => atLook = static (_, found) => found;

    [Test, Property("Rule", "P1"), Property("Rule", "P2")]
    public async Task It_looks_with_the_lock_held_before_the_transaction_and_before_the_answer()
    {
        List<(bool IsHeld, string Records)> seen = [];
        Task<Committed<Collection>>? write = null;
        List<bool> answered = [];
        atLook = (_, found) =>
        {
            using var another = LockFile.Open(StoreLock.PathFor(Store.Path));
            using var raw = new RawStore(Store.Path);
            seen.Add((!another.TryAcquire(), raw.Rows("SELECT count(*) FROM change_records")[0]));
            answered.Add(write?.IsCompleted ?? false);
            return found;
        };

        write = repository.CreateCollectionAsync(Draft.Collection("second"));
        await write.Soon();

        seen.ShouldBe([(true, "1"), (true, "2")]);
        answered.ShouldBe([false, false]);
    }

    [TestCase(1)]
    [TestCase(2)]
    [Property("Rule", "P1")]
    public async Task A_write_is_acknowledged_only_when_the_file_was_there_at_both_looks_and_the_next_turn_finds_what_came_later(int look)
    {
        atLook = (number, found) =>
        {
            if (number == look)
                File.Delete(Store.Path);
            return found;
        };

        var write = repository.CreateCollectionAsync(Draft.Collection("second"));

        if (look == 1)
            (await Should.ThrowAsync<StoreUnavailableException>(write.Soon())).OutcomeUnknown.ShouldBeTrue();
        else
            (await write.Soon()).Value.Name.ShouldBe("second");
        var next = await Should.ThrowAsync<StoreUnavailableException>(repository.CreateCollectionAsync(Draft.Collection("third")).Soon());
        (next.CanRetry, next.OutcomeUnknown).ShouldBe((false, false));
    }

    [Test, Property("Rule", "T3")]
    public async Task A_folder_that_cannot_be_looked_at_before_the_transaction_is_a_reason_to_try_again()
    {
        atLook = static (number, found) => number == 1 ? throw new IOException("on purpose") : found;

        var error = await Should.ThrowAsync<StoreUnavailableException>(repository.CreateCollectionAsync(Draft.Collection("second")).Soon());

        (error.CanRetry, error.OutcomeUnknown).ShouldBe((true, false));
        await repository.CreateCollectionAsync(Draft.Collection("second")).Soon();
    }

    [Test, Property("Rule", "P1")]
    public async Task A_folder_that_cannot_be_looked_at_after_the_commit_leaves_the_outcome_unknown()
    {
        atLook = static (number, found) => number == 2 ? throw new IOException("on purpose") : found;

        var error = await Should.ThrowAsync<StoreUnavailableException>(repository.CreateCollectionAsync(Draft.Collection("second")).Soon());

        (error.CanRetry, error.OutcomeUnknown).ShouldBe((false, true));
        (await repository.Collections.FindByNameAsync("second")).ShouldNotBeNull();
        await repository.CreateCollectionAsync(Draft.Collection("third")).Soon();
    }

    private FileIdentity? Look(string path)
    {
        var found = FileIdentity.Of(path);
        return path.EndsWith(Last, StringComparison.Ordinal) ? atLook(Interlocked.Increment(ref looks), found) : found;
    }
}
