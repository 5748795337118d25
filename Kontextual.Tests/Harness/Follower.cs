using System.Threading.Channels;
using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>Follows change records in the background and hands them out one by one.</summary>
public sealed class Follower : IAsyncDisposable
{
    private readonly CancellationTokenSource cancel = new();
    private readonly Channel<ChangeRecord> records = Channel.CreateUnbounded<ChangeRecord>();
    private readonly Task following;

    /// <summary>Starts to follow after a position.</summary>
    public Follower(IKnowledgeRepository repository, ChangePosition position) =>
        following = Task.Run(() => FollowAsync(repository, position));

    /// <summary>The next record, waited for.</summary>
    public Task<ChangeRecord> NextAsync() => records.Reader.ReadAsync().AsTask().Soon();

    /// <summary>The next records, waited for.</summary>
    public async Task<IReadOnlyList<ChangeRecord>> NextAsync(int count)
    {
        var result = new List<ChangeRecord>();
        while (result.Count < count)
            result.Add(await NextAsync());
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await cancel.CancelAsync();
        await following.Soon();
        cancel.Dispose();
    }

    private async Task FollowAsync(IKnowledgeRepository repository, ChangePosition position)
    {
        try
        {
            await foreach (var record in repository.Changes.FollowAsync(position, cancel.Token))
                records.Writer.TryWrite(record);
            records.Writer.Complete();
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            records.Writer.Complete();
        }
        catch (Exception e)
        {
            // The test that waits for a record gets the error.
            records.Writer.Complete(e);
        }
    }
}
