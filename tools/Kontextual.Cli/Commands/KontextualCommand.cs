using System.CommandLine;
using System.CommandLine.Help;

namespace Kontextual.Cli;

/// <summary>Defines the command line of the tool.</summary>
internal static class KontextualCommand
{
    public static RootCommand Create(CliHost host)
    {
        var global = new GlobalOptions();
        var root = new RootCommand(
            "Stores knowledge durably: artifacts with all their revisions, the links between them, and a record of every change.")
        {
            global.Store,
            global.Json,
        };
        foreach (var verb in Verbs(host, global))
            root.Add(verb);
        root.SetAction(RefuseNoVerb);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExitCodes((HelpAction)help.Action!);

            // A condition on metadata begins with '/', and so can a name.
            foreach (var alias in help.Aliases.Where(alias => alias.StartsWith('/')).ToList())
                help.Aliases.Remove(alias);
        }

        return root;
    }

    // In the order in which the help lists them.
    private static Command[] Verbs(CliHost host, GlobalOptions global) =>
    [
        new InitCommand(host, global),
        new StatusCommand(host, global),
        new IngestCommand(host, global),
        new ListCommand(host, global),
        new FindCommand(host, global),
        new SearchCommand(host, global),
        new FacetsCommand(host, global),
        new ShowCommand(host, global),
        new HistoryCommand(host, global),
        new NamesCommand(host, global),
        new DiffCommand(host, global),
        new ChangesCommand(host, global),
        new RunsCommand(host, global),
        new RunCommand(host, global),
        new LineageCommand(host, global),
        new StaleCommand(host, global),
        new LinkCommand(host, global),
        new LinksCommand(host, global),
        new RelatedCommand(host, global),
        new ContextCommand(host, global),
        new RemoveCommand(host, global),
        new RestoreCommand(host, global),
        new PurgeCommand(host, global),
        new CompactCommand(host, global),
        new RebuildCommand(host, global),
        new VerifyCommand(host, global),
        new SealCommand(host, global),
        new ProveCommand(host, global),
        new CheckProofCommand(host, global),
        new BackupCommand(host, global),
        new ExportCommand(host, global),
        new ImportCommand(host, global),
    ];

    private static int RefuseNoVerb(ParseResult parsed) =>
        throw new UsageException($"A verb is required. See '{ToolInfo.Name} --help' for the verbs.");
}
