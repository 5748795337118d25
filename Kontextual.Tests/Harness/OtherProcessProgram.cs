using System.Globalization;
using System.Text;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Model;
using Kontextual.Tests.Runs;
using Kontextual.Tests.Snapshots;

namespace Kontextual.Tests.Harness;

/// <summary>What the test assembly does when it is run as a program: plays another process on a test's store, or runs the tests of the model or of snapshots for long.</summary>
internal static class OtherProcessProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (arguments is [("model" or "snapshot") and var campaign, .. var told])
        {
            try
            {
                return campaign == "model" ? ModelCampaign.Run(told) : await MutationCampaign.RunAsync(told);
            }
            finally
            {
                RunFolder.Delete();
            }
        }

        await using var repository = await KnowledgeStore.OpenAsync(options => options.UseSqlite(arguments[1]));
        await (arguments[0] switch
        {
            "dump" => DumpAsync(repository),
            "create" => CreateAsync(repository, CollectionId.Parse(arguments[2]), arguments[3], Number(arguments[4])),
            "create-and-wait" => CreateAndWaitAsync(repository, CollectionId.Parse(arguments[2]), arguments[3], Number(arguments[4])),
            "run" => RunAsync(repository, RunId.Parse(arguments[2]), ArtifactId.Parse(arguments[3])),
            "hold" => HoldAsync(repository, CollectionId.Parse(arguments[2]), arguments[3]),
            _ => throw new ArgumentException($"There is no command '{arguments[0]}'.", nameof(arguments)),
        });
        return 0;
    }

    private static async Task DumpAsync(IKnowledgeRepository repository)
    {
        foreach (var line in await StoreDump.OfAsync(repository))
            Console.WriteLine(line);
    }

    private static async Task CreateAsync(IKnowledgeRepository repository, CollectionId collection, string prefix, int count)
    {
        Console.WriteLine("ready");
        await WaitForLineAsync("go");
        for (int i = 0; i < count; i++)
            await repository.CreateArtifactAsync(Draft.Note(collection, $"{prefix} {i}", $"{prefix} {i}"));
        Console.WriteLine("done");
    }

    private static async Task CreateAndWaitAsync(IKnowledgeRepository repository, CollectionId collection, string prefix, int count)
    {
        for (int i = 0; i < count; i++)
            await repository.CreateArtifactAsync(Draft.Note(collection, $"{prefix} {i}"));
        Console.WriteLine("committed");
        await WaitForLineAsync("end");
    }

    // Each line names a verb of the story, or ends the program.
    private static async Task RunAsync(IKnowledgeRepository repository, RunId run, ArtifactId note)
    {
        while (await Console.In.ReadLineAsync() is { Length: > 0 } verb)
        {
            await RunStory.CallAsync(verb, repository, run, note);
            Console.WriteLine("done");
        }
    }

    private static async Task HoldAsync(IKnowledgeRepository repository, CollectionId collection, string name)
    {
        await repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(collection, name), token);
            Console.WriteLine("holding");
            await WaitForLineAsync("commit");
        });
        Console.WriteLine("done");
    }

    private static async Task WaitForLineAsync(string expected)
    {
        var line = await Console.In.ReadLineAsync();
        if (line != expected)
            throw new InvalidOperationException($"Told '{line}', not '{expected}'.");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
