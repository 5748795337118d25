using System.CommandLine;
using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The option that takes metadata as JSON.</summary>
internal static class MetadataOption
{
    private const string Name = "--metadata";

    public static Option<Metadata?> Of(string description) => new(Name)
    {
        Description = description,
        HelpName = "json",
        CustomParser = Parse,
    };

    private static Metadata? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        try
        {
            return Metadata.Parse(text);
        }
        catch (ArgumentException e)
        {
            result.AddError($"{Name} takes a JSON object such as '{{\"status\":\"draft\"}}': {ErrorReport.PlainMessage(e)}");
            return null;
        }
    }
}
