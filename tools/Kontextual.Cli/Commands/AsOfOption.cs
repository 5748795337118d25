using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The option that selects a moment in the history of the store.</summary>
internal static class AsOfOption
{
    private const string Name = "--as-of";

    public static Option<AsOf?> Create() => new(Name)
    {
        Description = "Read the state directly after the change with this number, or at this time (UTC when it has no offset).",
        HelpName = "n|time",
        CustomParser = Parse,
    };

    /// <summary>Returns the readers of the moment that the option selects, or of the present.</summary>
    /// <exception cref="UsageException">The option selects a change that the store does not have.</exception>
    public static async Task<IKnowledgeReaders> ReadersAsync(
        ParseResult parsed, Option<AsOf?> option, IKnowledgeRepository repository, CancellationToken cancellationToken)
    {
        var asOf = parsed.GetValue(option);
        if (asOf?.Sequence is { } sequence && (await repository.Changes.HeadAsync(cancellationToken)).Sequence is var newest && sequence > newest)
            throw new UsageException($"{Name} is {sequence}, but the newest change is {newest}.");
        return asOf is { } moment ? repository.AsOf(moment) : repository;
    }

    private static AsOf? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return AsOf.AtSequence(sequence);
        if (TimeOption.TryParse(text, out var time))
            return AsOf.AtTime(time);
        result.AddError($"{Name} takes the number of a change or a time such as 2026-11-22T10:44:27Z, not '{text}'.");
        return null;
    }
}
