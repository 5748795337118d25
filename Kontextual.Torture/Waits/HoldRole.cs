namespace Kontextual.Torture;

/// <summary>A child that keeps a store locked until it is told to let go.</summary>
internal static class HoldRole
{
    public const string PlainName = "hold-plain";
    public const string ProductName = "hold-product";
    public const string Holding = "holding";

    /// <summary>With a transaction of plain SQLite, as a tool of somebody else would.</summary>
    public static void HoldPlain(string store)
    {
        using var connection = PlainConnection.OpenToWrite(store);
        connection.Execute("BEGIN IMMEDIATE");
        Console.WriteLine(Holding);
        Console.In.ReadLine();
        connection.Execute("ROLLBACK");
    }

    /// <summary>With a transaction of the product in another process.</summary>
    public static async Task HoldByProductAsync(string store)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        await repository.WriteAsync(
            async (t, token) =>
            {
                await t.Collections.CreateAsync(new CollectionDraft { Name = $"held by {Environment.ProcessId}" }, token);
                Console.WriteLine(Holding);
                await Task.Run(Console.In.ReadLine, token);
                return 0;
            },
            new WriteContext { Reason = Mark.Reason(Phrase.Of($"held-by-{Environment.ProcessId}"), 1) });
    }
}
