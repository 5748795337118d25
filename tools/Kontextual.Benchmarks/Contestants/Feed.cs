using System.Runtime.CompilerServices;

namespace Kontextual.Benchmarks.Contestants;

/// <summary>A change feed within one process, for contestants that have none of their own. A commit wakes the waiting readers.</summary>
/// <param name="read">Reads the page of change records after a position.</param>
internal sealed class Feed(Func<ChangePosition, ValueTask<ChangePage>> read)
{
    private TaskCompletionSource? _commit;

    /// <summary>Called after each commit. Without readers, it costs nothing.</summary>
    public void Notify() => Interlocked.Exchange(ref _commit, null)?.SetResult();

    /// <summary>Streams the records after a position and waits for new ones.</summary>
    public async IAsyncEnumerable<ChangeRecord> FollowAsync(
        ChangePosition position, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            // Taken before the read, so that a commit between the read and the wait ends the wait.
            var commit = NextCommit();
            var page = await read(position);
            foreach (var record in page.Records)
                yield return record;
            position = page.Next;
            if (!page.HasMore)
                await commit.WaitAsync(cancellationToken);
        }
    }

    private Task NextCommit()
    {
        var created = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _commit, created, null) ?? created).Task;
    }
}
