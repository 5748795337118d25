using System.Text;
using System.Text.Json;

namespace Kontextual.Tests.Cli;

/// <summary>What one run of the tool left behind.</summary>
public sealed record CliResult(int Code, byte[] Bytes, string Error)
{
    /// <summary>Standard output as text.</summary>
    public string Out => Encoding.UTF8.GetString(Bytes);

    /// <summary>Standard output as the one JSON document it must be.</summary>
    public JsonElement Json
    {
        get
        {
            Out.TrimEnd('\n').ShouldNotContain("\n");
            return JsonElement.Parse(Out);
        }
    }

    /// <summary>Standard output as JSON Lines.</summary>
    public IReadOnlyList<JsonElement> Lines =>
        [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    /// <summary>This, after a look at the exit code.</summary>
    public CliResult ShouldExitWith(int code)
    {
        Code.ShouldBe(code, $"standard error: {Error}");
        return this;
    }

    /// <summary>Standard error as the one sentence it must be.</summary>
    public string Sentence
    {
        get
        {
            Error.TrimEnd('\n').ShouldNotContain("\n");
            Error.ShouldEndWith(".\n");
            return Error.TrimEnd('\n');
        }
    }
}
