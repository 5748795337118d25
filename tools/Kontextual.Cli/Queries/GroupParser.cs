using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Reads groups of filters, such as <c>type=note prefix=docs/ /year>=2024</c>. Spaces separate the filters. docs/cli.md describes the form.
/// </summary>
internal static class GroupParser
{
    private static readonly Dictionary<string, GroupProperty> Properties = GroupProperty.All.ToDictionary(property => property.Name);

    /// <exception cref="UsageException">The text is not a group. The exception has the place.</exception>
    public static GroupText Parse(string text)
    {
        var query = new QueryText(text);
        var group = new GroupText(new ArtifactFilter());
        var conditions = new List<MetadataFilter>();
        var names = new HashSet<string>();
        for (query.SkipSpaces(); !query.IsAtEnd; query.SkipSpaces())
        {
            if (ConditionParser.IsNext(query))
                conditions.Add(ConditionParser.Read(query));
            else
                group = ReadProperty(query, group, names);
        }

        if (conditions.Count + names.Count == 0)
            throw query.Refuse("A group has at least one filter, such as type=note or /status=draft.", query.Position);
        return conditions.Count == 0 ? group : group with { Filter = group.Filter with { Metadata = conditions } };
    }

    private static GroupText ReadProperty(QueryText query, GroupText group, HashSet<string> names)
    {
        var start = query.Position;
        var name = query.ReadWord(QueryText.IsOperator);
        if (!Properties.TryGetValue(name, out var property))
        {
            throw query.Refuse(
                $"A filter of a group is a condition on metadata such as /year>=2024, or one of {string.Join(", ", Properties.Keys)}, each with '=' and a value.",
                start);
        }

        if (!query.TryRead('='))
            throw query.Refuse($"After {name}, '=' and a value are expected, without spaces around '='.", query.Position);
        if (!names.Add(name))
            throw query.Refuse($"A group can have {name} once. Use several groups for several values.", start);
        var place = query.Position;
        var value = ReadValue(query);
        return property.Set(group, value) ?? throw query.Refuse($"{name} takes {property.Takes}.", place);
    }

    private static string ReadValue(QueryText query)
    {
        var start = query.Position;
        var isQuoted = query.IsAtQuote;
        var value = isQuoted ? query.ReadQuoted() : query.ReadWord();
        if (!query.IsAtBreak)
        {
            throw query.Refuse(
                isQuoted ? "After the closing double quote, a space is expected." : "A value with a double quote in it is written in double quotes as a whole.",
                query.Position);
        }

        return isQuoted || value.Length > 0 ? value : throw query.Refuse("A value is missing. It follows '=' without a space.", start);
    }
}
