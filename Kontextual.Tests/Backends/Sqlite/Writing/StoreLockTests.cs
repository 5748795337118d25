using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Files;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>The lock file: one holder, in turn, and nobody left behind.</summary>
public sealed class StoreLockTests
{
    private TempFolder folder = null!;

    private string Path => folder.File("store.db.lock");

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test, Property("Rule", "P2")]
    public void One_holds_it_at_a_time()
    {
        using var one = LockFile.Open(Path);
        using var other = LockFile.Open(Path);

        one.TryAcquire().ShouldBeTrue();
        other.TryAcquire().ShouldBeFalse();
        one.Release();
        other.TryAcquire().ShouldBeTrue();
        one.TryAcquire().ShouldBeFalse();
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public async Task A_lock_file_that_was_replaced_during_the_wait_is_not_taken_for_the_lock()
    {
        var store = folder.File("store.db");
        using var old = LockFile.Open(Path);
        old.TryAcquire().ShouldBeTrue();
        var waiting = StoreLock.AcquireAsync(store, TimeSpan.FromMinutes(5), CancellationToken.None);
        File.Move(Path, folder.File("away"));
        using var replacement = LockFile.Open(Path);
        replacement.TryAcquire().ShouldBeTrue();

        old.Release();
        while (!waiting.IsCompleted && TimesOpen(Path) < 2)
            await Task.Yield();

        waiting.IsCompleted.ShouldBeFalse();
        replacement.Release();
        using var held = await waiting.Soon();
        replacement.TryAcquire().ShouldBeFalse();
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public void Whoever_frees_it_does_not_overtake_those_who_wait()
    {
        using var one = LockFile.Open(Path);
        using var other = LockFile.Open(Path);
        for (int i = 0; i < 200; i++)
        {
            one.TryAcquire().ShouldBeTrue();
            other.TryAcquire(TimeSpan.Zero).ShouldBeFalse();

            one.Release();
            one.TryAcquire().ShouldBeFalse();
            one.TryAcquire(TimeSpan.Zero).ShouldBeFalse();
            other.TryAcquire(TimeSpan.Zero).ShouldBeTrue();
            other.Release();
            one.Release();
        }
    }

    [Test, Property("Rule", "P2"), Platform("Linux")]
    public void Those_who_wait_get_it_in_the_order_in_which_they_came()
    {
        using var holder = LockFile.Open(Path);
        var waiting = Enumerable.Range(0, 8).Select(_ => LockFile.Open(Path)).ToList();
        holder.TryAcquire().ShouldBeTrue();
        foreach (var one in waiting)
            one.TryAcquire(TimeSpan.Zero).ShouldBeFalse();

        // One of them dies and one gives up: those behind them close up.
        waiting[2].Dispose();
        waiting[5].Release();
        waiting.RemoveAt(5);
        waiting.RemoveAt(2);
        holder.Release();

        while (waiting is [var first, .. var others])
        {
            foreach (var one in others.AsEnumerable().Reverse())
                one.TryAcquire(TimeSpan.Zero).ShouldBeFalse();
            first.TryAcquire(TimeSpan.Zero).ShouldBeTrue();
            holder.TryAcquire().ShouldBeFalse();
            first.Dispose();
            waiting.RemoveAt(0);
        }

        holder.TryAcquire().ShouldBeTrue();
    }

    [Test, Property("Rule", "P2")]
    public async Task It_is_held_by_one_at_a_time_while_many_come_and_go()
    {
        int inside = 0, crowds = 0, turns = 0;
        var threads = Enumerable.Range(0, 6).Select(number => Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < 100; i++)
                {
                    using var file = LockFile.Open(Path);
                    if (number % 2 == 0 ? !file.TryAcquire(TimeSpan.FromMinutes(1)) : !file.TryAcquire())
                        continue;
                    if (Interlocked.Increment(ref inside) > 1)
                        Interlocked.Increment(ref crowds);
                    Interlocked.Increment(ref turns);
                    Interlocked.Decrement(ref inside);
                    file.Release();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

        await Task.WhenAll(threads).Soon();

        crowds.ShouldBe(0);
        turns.ShouldBeGreaterThanOrEqualTo(300);
    }

    [Test, Property("Rule", "P2")]
    public void A_wait_given_up_leaves_the_lock_to_the_next()
    {
        using var one = LockFile.Open(Path);
        one.TryAcquire().ShouldBeTrue();
        var givenUp = LockFile.Open(Path);
        givenUp.TryAcquire(TimeSpan.Zero).ShouldBeFalse();
        givenUp.Dispose();
        using var next = LockFile.Open(Path);
        next.TryAcquire(TimeSpan.Zero).ShouldBeFalse();

        one.Release();

        next.TryAcquire(TimeSpan.Zero).ShouldBeTrue();
    }

    [Test, Property("Rule", "P2")]
    public async Task Waiting_ends_with_the_busy_wait_and_with_cancelling()
    {
        string store = folder.File("store.db");
        using var held = await StoreLock.AcquireAsync(store, TimeSpan.Zero, CancellationToken.None);
        using var cancelling = new CancellationTokenSource();

        var busy = await Should.ThrowAsync<StoreUnavailableException>(
            () => StoreLock.AcquireAsync(store, TimeSpan.FromMilliseconds(50), CancellationToken.None));
        var waiting = StoreLock.AcquireAsync(store, TimeSpan.FromMinutes(1), cancelling.Token);
        await cancelling.CancelAsync();

        busy.CanRetry.ShouldBeTrue();
        await Should.ThrowAsync<OperationCanceledException>(waiting.Soon());
        held.Dispose();
        (await StoreLock.AcquireAsync(store, TimeSpan.FromMinutes(1), CancellationToken.None).Soon()).Dispose();
    }

    [Test, Property("Rule", "P2")]
    public async Task A_store_whose_folder_takes_no_lock_file_says_so()
    {
        string store = System.IO.Path.Combine(folder.Path, "missing", "store.db");

        var error = await Should.ThrowAsync<StoreUnavailableException>(
            () => StoreLock.AcquireAsync(store, TimeSpan.Zero, CancellationToken.None));

        error.Message.ShouldContain(store + ".lock");
    }

    [Test, Property("Rule", "P2"), Platform("Linux"), NonParallelizable]
    public async Task A_wait_for_opening_that_was_given_up_keeps_no_thread()
    {
        string store = folder.File("store.db");
        using var held = await StoreLock.AcquireAsync(store, TimeSpan.Zero, CancellationToken.None);
        var before = LibraryThreads();
        using var cancelling = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 20).Select(_ => StoreLock.AcquireAsync(store, TimeSpan.FromMinutes(1), cancelling.Token)).ToList();

        await cancelling.CancelAsync();
        foreach (var wait in waits)
            await Should.ThrowAsync<OperationCanceledException>(wait.Soon());

        LibraryThreads().Except(before).ShouldBeEmpty();
    }

    [Test, Property("Rule", "P2"), Platform("Linux"), NonParallelizable]
    public async Task A_store_that_is_closed_while_another_process_holds_the_lock_keeps_no_thread()
    {
        var before = LibraryThreads();
        var repository = await KnowledgeStore.OpenAsync(
            options => options.UseSqlite(folder.File("store.db"), sqlite => sqlite.BusyWait = TimeSpan.Zero));
        using var held = await StoreLock.AcquireAsync(folder.File("store.db"), TimeSpan.Zero, CancellationToken.None);
        await Should.ThrowAsync<StoreUnavailableException>(repository.CreateCollectionAsync(Draft.Collection("kept waiting")).Soon());

        await repository.DisposeAsync().AsTask().Soon();

        await UntilAsync(() => LibraryThreads().IsSubsetOf(before)).Soon();
    }

    private static int TimesOpen(string path) =>
        Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(handle => new FileInfo(handle).LinkTarget == path);

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Yield();
    }

    // The ids of the system's threads that the library has started, in every store of this process.
    private static HashSet<string> LibraryThreads() => [.. Directory.EnumerateDirectories("/proc/self/task")
        .Where(task => NameOf(task).StartsWith("kontextual", StringComparison.Ordinal))];

    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(System.IO.Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
