namespace Kontextual.Torture;

/// <summary>A child process that locks a store on request, until it is told to release the lock.</summary>
internal static class HoldRole
{
    public const string PlainName = "hold-plain";
    public const string ProductName = "hold-product";
    public const string Hold = "hold";
    public const string Holding = "holding";
    public const string LetGo = "let go";
    public const string Free = "free";

    /// <summary>Locks the store with a transaction of plain SQLite, like a tool of another vendor.</summary>
    public static void HoldPlain(string store)
    {
        using var connection = PlainConnection.OpenToWrite(store);
        while (Console.In.ReadLine() == Hold)
        {
            connection.Execute("BEGIN IMMEDIATE");
            Console.WriteLine(Holding);
            Console.In.ReadLine();
            connection.Execute("ROLLBACK");
            Console.WriteLine(Free);
        }
    }

    /// <summary>Locks the store with a transaction of the product.</summary>
    public static async Task HoldByProductAsync(string store)
    {
        await using var repository = await TortureStore.OpenAsync(store);
        for (int i = 0; await Task.Run(Console.In.ReadLine) == Hold; i++)
        {
            var mark = Phrase.Of($"held-{i}");
            await repository.WriteAsync(
                async (t, token) =>
                {
                    await t.Collections.CreateAsync(new CollectionDraft { Name = mark }, token);
                    Console.WriteLine(Holding);
                    await Task.Run(Console.In.ReadLine, token);
                    return 0;
                },
                new WriteContext { Reason = Mark.Reason(mark, 1) });
            Console.WriteLine(Free);
        }
    }
}
