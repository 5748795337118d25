using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// A child process that writes marked transactions through the public contract, several at the same time, and records the acknowledgements.
/// </summary>
internal static class WriteRole
{
    public const string Name = "write";

    /// <summary>The input line that tells the process to complete its current transactions, to start no more, and to end.</summary>
    public const string Enough = "enough";

    private const int MostClosing = 8;
    private const int LongestUntilReopened = 12;

    public static async Task RunAsync(WriteRoleArguments arguments)
    {
        using var enough = new CancellationTokenSource();
        ChildProgram.EndWithParent(line =>
        {
            if (line == Enough)
                enough.Cancel();
        });
        using var acks = new AckWriter(arguments.Acks);
        var closing = new Queue<Task>();
        for (int opening = 0; opening < arguments.Openings && !enough.IsCancellationRequested; opening++)
        {
            closing.Enqueue(await WriteAndCloseAsync(arguments, opening, acks, enough.Token));
            while (closing.Count > (arguments.AwaitsClose ? 0 : MostClosing))
                await closing.Dequeue();

            // Starts at a different moment of the close each time.
            if (!arguments.AwaitsClose)
                await Task.Delay(Random.Shared.Next(LongestUntilReopened), CancellationToken.None);
        }

        await Task.WhenAll(closing);
    }

    /// <returns>The close, which is in progress.</returns>
    private static async Task<Task> WriteAndCloseAsync(WriteRoleArguments arguments, int opening, AckWriter acks, CancellationToken enough)
    {
        var repository = await TortureStore.OpenAsync(arguments.Store);
        await WriteAsync(repository, arguments, opening, acks, enough);
        return repository.DisposeAsync().AsTask();
    }

    private static async Task WriteAsync(
        IKnowledgeRepository repository, WriteRoleArguments arguments, int opening, AckWriter acks, CancellationToken enough)
    {
        using var times = arguments.Times.Length == 0 ? null : new AckWriter(Phrase.Of($"{arguments.Times}.{opening}"));
        var name = Phrase.Of($"{arguments.Name}.{opening}");
        var collection = await repository.Collections.FindByNameAsync(TortureStore.CollectionName, CancellationToken.None)
            ?? throw new InvalidOperationException("The store has lost its collection.");
        var shared = new List<ArtifactId>();
        for (int i = 0; i < TortureStore.SharedArtifacts; i++)
            shared.Add((await repository.Artifacts.GetByNameAsync(collection.Id, TortureStore.SharedName(i), CancellationToken.None)).Id);

        await Task.WhenAll(Enumerable.Range(0, arguments.Callers).Select(caller =>
        {
            var named = Phrase.Of($"{name}.{caller}");
            var writes = new MarkedWrites(
                repository, collection.Id, shared, named, (arguments.Seed * 1009) + (opening * 31) + caller, MarkedWrites.WorkerOf(named));
            return Task.Run(() => CallAsync(writes, arguments, acks, times, enough), CancellationToken.None);
        }));
    }

    private static async Task CallAsync(
        MarkedWrites writes, WriteRoleArguments arguments, AckWriter acks, AckWriter? times, CancellationToken enough)
    {
        // Transactions that have started are not cancelled, because their outcome is checked.
        for (int i = 0, left = arguments.TriesAfterFailure; i < arguments.Transactions && !enough.IsCancellationRequested; i++)
        {
            if (arguments.Pause > 0)
                await Task.Delay(Random.Shared.Next(arguments.Pause + 1), CancellationToken.None);
            try
            {
                var begun = Stopwatch.GetTimestamp();
                var ack = await writes.WriteAsync(CancellationToken.None);
                times?.Say(new WriteTime(begun, Stopwatch.GetTimestamp()).ToString());
                acks.Say(ack.ToString());
            }
            catch (Exception e) when (arguments.TriesAfterFailure > 0)
            {
                acks.Say(Failure.Of(writes.CurrentMark, e).ToString());
                if (left-- == 0)
                    return;
            }
        }
    }
}
