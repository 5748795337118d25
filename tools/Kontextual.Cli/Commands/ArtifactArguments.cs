using System.CommandLine;

namespace Kontextual.Cli;

/// <summary>How verbs ask for an artifact.</summary>
internal static class ArtifactArguments
{
    public static Argument<string> Artifact(string name = "name|id", string description = "The artifact: its name, or its id.") =>
        new(name) { Description = description };

    public static Option<string?> Collection(
        string description = "The collection to look in: its name, or its id. Without it, the only one that has the name.") =>
        new("--collection") { Description = description, HelpName = "name" };
}
