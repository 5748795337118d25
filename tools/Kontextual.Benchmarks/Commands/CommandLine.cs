using System.CommandLine;

namespace Kontextual.Benchmarks.Commands;

/// <summary>Returns the command line, so that the run can be repeated elsewhere.</summary>
internal static class CommandLine
{
    /// <summary>Returns the command line. Only the last name of a path is kept, because the location of a file is private.</summary>
    public static string Of(ParseResult parsed) => string.Join(
        ' ', parsed.Tokens.Select(token => Path.IsPathRooted(token.Value) ? Path.GetFileName(token.Value) : token.Value)
            .Prepend("dotnet run -c Release --project tools/Kontextual.Benchmarks --"));
}
