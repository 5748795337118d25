using System.CommandLine;
using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Creates arguments and options that take the id of an entity.</summary>
internal static class IdOption
{
    /// <summary>Creates an option. Its value is null when the option is not used.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the option.</param>
    /// <param name="kind">The kind of the entity with an article, for the error, such as "a run".</param>
    public static Option<TId?> Of<TId>(string name, string description, string kind)
        where TId : struct, IEntityId<TId>
    {
        return new Option<TId?>(name)
        {
            Description = description,
            HelpName = "id",
            CustomParser = result => Parse<TId>(result, name, kind),
        };
    }

    /// <summary>Creates an argument. After parsing, its value is never null.</summary>
    /// <param name="name">The name of the argument.</param>
    /// <param name="description">The description of the argument.</param>
    /// <param name="kind">The kind of the entity with an article, for the error, such as "a run".</param>
    public static Argument<TId?> Argument<TId>(string name, string description, string kind)
        where TId : struct, IEntityId<TId>
    {
        return new Argument<TId?>(name)
        {
            Description = description,
            CustomParser = result => Parse<TId>(result, $"<{name}>", kind),
        };
    }

    private static TId? Parse<TId>(ArgumentResult result, string name, string kind)
        where TId : struct, IEntityId<TId>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (TId.TryParse(text, null, out var id) && id.Value != Guid.Empty)
            return id;
        result.AddError($"{name} takes the id of {kind}, 36 characters with hyphens, not '{text}'.");
        return null;
    }
}
