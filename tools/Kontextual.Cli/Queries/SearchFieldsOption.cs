using System.CommandLine;
using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Creates the option that takes the parts of artifacts to search.</summary>
internal static class SearchFieldsOption
{
    private static readonly Dictionary<string, SearchFields> Fields = new()
    {
        ["content"] = SearchFields.Content,
        ["name"] = SearchFields.Name,
        ["metadata"] = SearchFields.Metadata,
    };

    /// <summary>Creates the option. Its value is null when the option is not used.</summary>
    public static Option<SearchFields?> Create()
    {
        var option = new Option<SearchFields?>("--in")
        {
            Description = "The parts to search: content (the default), name, metadata, or several of them, such as content,name.",
            HelpName = "parts",
            CustomParser = Parse,
        };
        option.CompletionSources.Add([.. Fields.Keys]);
        return option;
    }

    private static SearchFields? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        var fields = SearchFields.None;
        foreach (var word in text.Split(','))
        {
            if (!Fields.TryGetValue(word, out var field))
            {
                result.AddError($"--in takes one or more of {string.Join(", ", Fields.Keys)}, with commas and without spaces between them, not '{text}'.");
                return null;
            }

            fields |= field;
        }

        return fields;
    }
}
