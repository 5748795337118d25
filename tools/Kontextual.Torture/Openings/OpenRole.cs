using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>A child process that opens a store on request, writes to it, reads what it wrote, and prints the times.</summary>
internal static class OpenRole
{
    public const string Name = "open";
    public const string Ready = "ready";

    public static async Task RunAsync(string store, string name)
    {
        // The compilation takes seconds of processor time, which would hide the race. It is therefore done first on a separate store.
        await WriteAndReadAsync($"{store}.{name}.warm", name);
        Console.WriteLine(Ready);
        if (Console.In.ReadLine() is not null)
            Console.WriteLine(await WriteAndReadAsync(store, name));
    }

    private static async Task<string> WriteAndReadAsync(string store, string name)
    {
        var time = Stopwatch.StartNew();
        await using var repository = await TortureStore.OpenAsync(store);
        var opened = time.Elapsed;
        await repository.WriteAsync(
            async (t, token) =>
            {
                var collection = await t.Collections.CreateAsync(new CollectionDraft { Name = name }, token);
                return await t.Artifacts.CreateAsync(TortureStore.Draft(collection.Id, name, Text(name)), token);
            },
            new WriteContext { Reason = Mark.Reason(name, 2) });
        var found = await repository.Collections.FindByNameAsync(name) ?? throw new InvalidOperationException("The collection is gone.");
        var artifact = await repository.Artifacts.GetByNameAsync(found.Id, name);
        if (await repository.Artifacts.GetTextAsync(artifact) != Text(name))
            throw new InvalidOperationException("The text is another.");
        return Phrase.Of($"{repository.Store.Id} {opened.TotalMilliseconds:0} {time.Elapsed.TotalMilliseconds:0}");
    }

    private static string Text(string name) => $"written by {name}";
}
