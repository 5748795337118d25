namespace Kontextual.Torture;

/// <summary>A child that writes marked transactions through the public contract, several at once, and says what was acknowledged.</summary>
internal static class WriteRole
{
    public const string Name = "write";

    /// <summary>Said to it when it is to finish what it has begun, begin no more, and end.</summary>
    public const string Enough = "enough";

    public static async Task RunAsync(WriteRoleArguments arguments)
    {
        using var enough = new CancellationTokenSource();
        ChildProgram.EndWithParent(line =>
        {
            if (line == Enough)
                enough.Cancel();
        });
        using var acks = new AckWriter(arguments.Acks);
        for (int opening = 0; opening < arguments.Openings && !enough.IsCancellationRequested; opening++)
            await WriteAsync(arguments, Phrase.Of($"{arguments.Name}.{opening}"), opening, acks, enough.Token);
    }

    private static async Task WriteAsync(WriteRoleArguments arguments, string name, int opening, AckWriter acks, CancellationToken enough)
    {
        await using var repository = await TortureStore.OpenAsync(arguments.Store);
        var collection = await repository.Collections.FindByNameAsync(TortureStore.CollectionName, CancellationToken.None)
            ?? throw new InvalidOperationException("The store has lost its collection.");
        var shared = new List<ArtifactId>();
        for (int i = 0; i < TortureStore.SharedArtifacts; i++)
            shared.Add((await repository.Artifacts.GetByNameAsync(collection.Id, TortureStore.SharedName(i), CancellationToken.None)).Id);

        await Task.WhenAll(Enumerable.Range(0, arguments.Callers).Select(caller =>
        {
            var writes = new MarkedWrites(
                repository, collection.Id, shared, Phrase.Of($"{name}.{caller}"), (arguments.Seed * 1009) + (opening * 31) + caller);
            return Task.Run(() => CallAsync(writes, arguments, acks, enough), CancellationToken.None);
        }));
    }

    private static async Task CallAsync(MarkedWrites writes, WriteRoleArguments arguments, AckWriter acks, CancellationToken enough)
    {
        // What has begun is not cancelled: its end is what is of interest.
        for (int i = 0, left = arguments.TriesAfterFailure; i < arguments.Transactions && !enough.IsCancellationRequested; i++)
        {
            if (arguments.Pause > 0)
                await Task.Delay(Random.Shared.Next(arguments.Pause + 1), CancellationToken.None);
            try
            {
                acks.Say((await writes.WriteAsync(CancellationToken.None)).ToString());
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
