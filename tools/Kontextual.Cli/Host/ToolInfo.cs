using System.Reflection;
using System.Text.Json.Nodes;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The name and the version of the tool, as recorded in provenance.</summary>
internal static class ToolInfo
{
    public const string Name = "kontextual";

    /// <summary>The version, without the commit that it was built from.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The name and the version, as recorded in the manifests of runs.</summary>
    public static Metadata AsMetadata { get; } = Metadata.From(new JsonObject { ["name"] = Name, ["version"] = Version });
}
