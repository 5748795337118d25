using System.Runtime.CompilerServices;
using Kontextual.Persistence.Backends;

namespace Kontextual.Persistence.Changes;

internal sealed class ChangeReader(IStoreEngine engine, TimeSpan interval, CancellationToken closing) : ChangeLog(engine), IChangeReader
{
    public async IAsyncEnumerable<ChangeRecord> FollowAsync(
        ChangePosition position, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!closing.IsCancellationRequested)
        {
            // Taken before the read, so that a commit between the read and the wait ends the wait.
            var commit = engine.NextCommit;
            var page = await SinceAsync(position, PageRequest.MaxSize, cancellationToken).ConfigureAwait(false);
            foreach (var record in page.Records)
                yield return record;
            position = page.Next;
            if (!page.HasMore)
                await WaitAsync(commit, cancellationToken).ConfigureAwait(false);
        }
    }

    // A commit of another process does not complete the task, so every wait ends after the interval.
    private async Task WaitAsync(Task commit, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing);
        await Task.WhenAny(commit, Task.Delay(interval, ending.Token)).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
