using System.CommandLine;

namespace Kontextual.Torture;

/// <summary>The program's whole command line.</summary>
internal static class TortureCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Campaigns of kills, races and faults against stores. Exit code 0: it held; 1: it did not; 2: usage.")
        {
            new KillCommand(),
            new CheckpointCommand(),
            new CloseCommand(),
            new LinksCommand(),
            new OpenCommand(),
            new StepsCommand(),
            new SyncsCommand(),
            new FaultsCommand(),
            new DamageCommand(),
            new WaitCommand(),
            new RaceCommand(),
            new WritersCommand(),
            new ViewsCommand(),
            new ReadsCommand(),
            new SwapCommand(),
            new CiCommand(),
            new CheckCommand(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        return ExitCode.Usage;
    }
}
