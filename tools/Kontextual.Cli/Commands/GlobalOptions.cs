using System.CommandLine;

namespace Kontextual.Cli;

/// <summary>The options that every verb takes.</summary>
internal sealed class GlobalOptions
{
    public const string DefaultStore = "kontextual.db";

    public Option<string> Store { get; } = new("--store")
    {
        Description = "The store's file.",
        HelpName = "file",
        DefaultValueFactory = _ => DefaultStore,
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON and nothing else on standard output: one document, or for listings one object a line.",
        Recursive = true,
    };
}
