using System.Reflection;

namespace Kontextual.Cli;

/// <summary>The name and the version of the tool, as recorded in provenance.</summary>
internal static class ToolInfo
{
    public const string Name = "kontextual";

    /// <summary>The version, without the commit that it was built from.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
