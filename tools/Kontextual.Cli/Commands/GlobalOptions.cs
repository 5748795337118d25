using System.CommandLine;

namespace Kontextual.Cli;

/// <summary>The options that all verbs have.</summary>
internal sealed class GlobalOptions
{
    public const string DefaultStore = "kontextual.db";

    public Option<string> Store { get; } = new("--store")
    {
        Description = "The file of the store.",
        HelpName = "file",
        DefaultValueFactory = _ => DefaultStore,
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print only JSON on standard output: one document, or one object per line for listings.",
        Recursive = true,
    };
}
