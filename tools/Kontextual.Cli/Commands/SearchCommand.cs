using System.CommandLine;
using System.CommandLine.Parsing;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual search</c>: shows the artifacts that match words best, with the parts of their texts that show why.</summary>
internal sealed class SearchCommand : Verb
{
    private const int DefaultLimit = 20;

    private readonly Argument<string[]> _words = new("words")
    {
        Description = "What to search for, such as: save changes, 'chang*' for a beginning, '\"two words\"' for a phrase. All must occur. Case and accents do not matter.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly FilterOptions _filters = new();

    private readonly Option<SearchFields?> _in = SearchFieldsOption.Create();

    private readonly Option<int?> _limit = NumberOption.Of(
        "--limit", $"The maximum number of artifacts, the best first. {DefaultLimit} by default.", 1, ArtifactSearch.MaxLimit);

    public SearchCommand(CliHost host, GlobalOptions global)
        : base(
            host,
            global,
            "search",
            "Shows the artifacts that match words best, with the places that were found: kontextual search save 'chang*' --prefix docs/ --in content,name. "
            + "The texts of the present are searched; find --words --as-of finds those of the past.")
    {
        Add(_words);
        _filters.AddTo(this);
        Add(_in);
        Add(_limit);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ThrowIfOptionIsUnknown(parsed);
        var filters = _filters.Read(parsed);
        var search = new ArtifactSearch
        {
            Words = string.Join(' ', parsed.GetRequiredValue(_words)),
            In = parsed.GetValue(_in) ?? SearchFields.Content,
            Limit = parsed.GetValue(_limit) ?? DefaultLimit,
        };
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var results = await repository.Artifacts.SearchAsync(
            search with { Where = await filters.QueryAsync(repository, cancellationToken) }, cancellationToken);
        var names = new CollectionNames(repository.Collections);
        if (WantsJson(parsed))
            await Json().WriteAsync(json => SearchJson.WriteAsync(json, results, names, cancellationToken), cancellationToken);
        else
            await new SearchScreen(Screen(), names).PrintAsync(results, cancellationToken);
        return ExitCode.Ok;
    }

    // An argument that takes several words also takes options that the verb does not have.
    private void ThrowIfOptionIsUnknown(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
            return;
        if (parsed.GetRequiredValue(_words).FirstOrDefault(word => word.StartsWith('-')) is { } option)
        {
            throw new UsageException(
                $"'{option}' is no option of search. Write -- before words that begin with a dash. To search in the past, use find with --words and --as-of.");
        }
    }
}
