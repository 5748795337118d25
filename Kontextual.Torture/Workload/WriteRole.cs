namespace Kontextual.Torture;

/// <summary>A child that writes marked transactions through the public contract, several at once, and says what was acknowledged.</summary>
internal static class WriteRole
{
    public const string Name = "write";

    public static async Task RunAsync(WriteRoleArguments arguments)
    {
        ChildProgram.EndWithParent();
        using var acks = new AckWriter(arguments.Acks);
        for (int opening = 0; opening < arguments.Openings; opening++)
            await WriteAsync(arguments, Phrase.Of($"{arguments.Name}.{opening}"), opening, acks);
    }

    private static async Task WriteAsync(WriteRoleArguments arguments, string name, int opening, AckWriter acks)
    {
        await using var repository = await TortureStore.OpenAsync(arguments.Store);
        var collection = await repository.Collections.FindByNameAsync(TortureStore.CollectionName)
            ?? throw new InvalidOperationException("The store has lost its collection.");
        var shared = new List<ArtifactId>();
        for (int i = 0; i < TortureStore.SharedArtifacts; i++)
            shared.Add((await repository.Artifacts.GetByNameAsync(collection.Id, TortureStore.SharedName(i))).Id);

        await Task.WhenAll(Enumerable.Range(0, arguments.Callers).Select(caller =>
        {
            var writes = new MarkedWrites(
                repository, collection.Id, shared, Phrase.Of($"{name}.{caller}"), (arguments.Seed * 1009) + (opening * 31) + caller);
            return Task.Run(() => CallAsync(writes, arguments, acks));
        }));
    }

    private static async Task CallAsync(MarkedWrites writes, WriteRoleArguments arguments, AckWriter acks)
    {
        for (int i = 0, left = arguments.TriesAfterFailure; i < arguments.Transactions; i++)
        {
            if (arguments.Pause > 0)
                await Task.Delay(Random.Shared.Next(arguments.Pause + 1));
            try
            {
                acks.Say((await writes.WriteAsync()).ToString());
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
