using System.CommandLine;

namespace Kontextual.Cli;

/// <summary>Creates the arguments and options that select an artifact.</summary>
internal static class ArtifactArguments
{
    public static Argument<string> Artifact(string name = "name|id", string description = "The name or the id of the artifact.") =>
        new(name) { Description = description };

    public static Option<string?> Collection(
        string description = "The name or the id of the collection that contains the artifact. Required only when several collections have the name.") =>
        new("--collection") { Description = description, HelpName = "name" };
}
