using System.CommandLine;

namespace Kontextual.Benchmarks.Commands;

/// <summary>The command as it can be given again elsewhere.</summary>
internal static class CommandLine
{
    /// <summary>Of paths only the last name stays: where a file lay is nobody's business.</summary>
    public static string Of(ParseResult parsed) => string.Join(
        ' ', parsed.Tokens.Select(token => Path.IsPathRooted(token.Value) ? Path.GetFileName(token.Value) : token.Value)
            .Prepend("dotnet run -c Release --project tools/Kontextual.Benchmarks --"));
}
