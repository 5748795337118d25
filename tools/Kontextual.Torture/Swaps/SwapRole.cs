using System.Diagnostics;
using System.Threading.Channels;
using Kontextual.Persistence;

namespace Kontextual.Torture;

/// <summary>
/// A child process that takes part in several rounds. In each round it writes until it is refused, saves a copy if requested, and closes
/// the store.
/// </summary>
internal static class SwapRole
{
    public const string Name = "swap";

    /// <summary>The line that the process prints when the store is closed.</summary>
    public const string Closed = "closed";

    private const int Callers = 2;

    public static async Task RunAsync()
    {
        var rounds = Channel.CreateUnbounded<string>();
        using var enough = new SemaphoreSlim(0);
        ChildProgram.EndWithParent(line =>
        {
            if (line == WriteRole.Enough)
                enough.Release();
            else
                rounds.Writer.TryWrite(line);
        });
        await foreach (var line in rounds.Reader.ReadAllAsync())
        {
            await RunAsync(SwapOrder.Parse(line), enough);
            Console.WriteLine(Closed);
        }
    }

    private static async Task RunAsync(SwapOrder order, SemaphoreSlim enough)
    {
        using var said = new AckWriter(order.Said);
        await using var repository = await TortureStore.OpenAsync(order.Store);
        var collection = await repository.Collections.GetByNameAsync(TortureStore.CollectionName);
        var shared = new List<ArtifactId>();
        for (int i = 0; i < TortureStore.SharedArtifacts; i++)
            shared.Add((await repository.Artifacts.GetByNameAsync(collection.Id, TortureStore.SharedName(i))).Id);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller =>
        {
            var writes = new MarkedWrites(repository, collection.Id, shared, Phrase.Of($"{order.Writer}.{caller}"), order.Seed + caller);
            return Task.Run(() => WriteUntilRefusedAsync(writes, said, enough));
        }));
        if (order.Copy.Length > 0)
            await SaveAsync(repository, order.Copy, said);
    }

    // The process is told to stop only when it was not refused, which the campaign then reports.
    private static async Task WriteUntilRefusedAsync(MarkedWrites writes, AckWriter said, SemaphoreSlim enough)
    {
        while (enough.CurrentCount == 0)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                var ack = await writes.WriteAsync();
                said.Say(new SwapAck(begun, ack).ToString());
            }
            catch (KnowledgeException e)
            {
                said.Say(Failure.Of(writes.CurrentMark, e).ToString());
                return;
            }
        }
    }

    private static async Task SaveAsync(IKnowledgeRepository repository, string copy, AckWriter said)
    {
        try
        {
            await KnowledgeStore.SaveCopyAsync(repository, copy);
        }
        catch (KnowledgeException e)
        {
            said.Say(Failure.Of("copy", e).ToString());
        }
    }
}
