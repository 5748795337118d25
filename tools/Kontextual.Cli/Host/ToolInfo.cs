using System.Reflection;

namespace Kontextual.Cli;

/// <summary>What the tool calls itself in provenance.</summary>
internal static class ToolInfo
{
    public const string Name = "kontextual";

    /// <summary>The version without the commit it was built from.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
