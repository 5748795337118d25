using System.CommandLine;

namespace Kontextual.Torture;

/// <summary>Defines the command line of the program.</summary>
internal static class TortureCommand
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand(
            "Runs campaigns of kills, races and faults against stores. Exit codes: 0, all guarantees held; 1, a guarantee did not hold; "
            + "2, the command line is invalid or the campaign cannot run on this machine.")
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
            new RunRaceCommand(),
            new WritersCommand(),
            new BackupCommand(),
            new ViewsCommand(),
            new ReadsCommand(),
            new SwapCommand(),
            new SearchCommand(),
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
