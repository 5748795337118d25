using Kontextual.Domain;
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
    public async Task Whoever_frees_it_does_not_overtake_those_who_wait()
    {
        using var one = LockFile.Open(Path);
        using var other = LockFile.Open(Path);
        for (int i = 0; i < 200; i++)
        {
            one.TryAcquire().ShouldBeTrue();
            var waiting = other.AcquireAsync();
            await UntilItWaitsAsync();

            one.Release();
            one.TryAcquire().ShouldBeFalse();
            await waiting.Soon();
            other.Release();
        }
    }

    [Test, Property("Rule", "P2")]
    public async Task A_wait_given_up_leaves_the_lock_to_the_next()
    {
        using var one = LockFile.Open(Path);
        one.TryAcquire().ShouldBeTrue();
        var givenUp = LockFile.Open(Path);
        _ = givenUp.AcquireAsync();
        givenUp.Dispose();
        using var next = LockFile.Open(Path);
        var waiting = next.AcquireAsync();

        one.Release();

        await waiting.Soon();
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
        int before = LockThreads();
        using var cancelling = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 20).Select(_ => StoreLock.AcquireAsync(store, TimeSpan.FromMinutes(1), cancelling.Token)).ToList();

        await cancelling.CancelAsync();
        foreach (var wait in waits)
            await Should.ThrowAsync<OperationCanceledException>(wait.Soon());

        LockThreads().ShouldBeLessThan(before + 20);
    }

    private static int LockThreads() => Directory.EnumerateDirectories("/proc/self/task")
        .Count(task => File.ReadAllText(System.IO.Path.Combine(task, "comm")).StartsWith("kontextual lock", StringComparison.Ordinal));

    // The system lists who waits for a lock: a thread that has only been started has no place in the queue yet.
    private static int TimesOpen(string path) =>
        Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(handle => new FileInfo(handle).LinkTarget == path);

    private static async Task UntilItWaitsAsync()
    {
        while (!(await File.ReadAllTextAsync("/proc/locks")).Contains("->", StringComparison.Ordinal))
            await Task.Yield();
    }
}
