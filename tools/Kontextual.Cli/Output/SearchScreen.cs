using System.Globalization;
using System.Text.RegularExpressions;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Prints the results of a search for people.</summary>
internal sealed partial class SearchScreen(Screen screen, CollectionNames names)
{
    public async Task PrintAsync(SearchResults results, CancellationToken cancellationToken)
    {
        screen.Line(Heading(results));
        foreach (var hit in results.Hits)
        {
            var collection = await names.OfAsync(hit.Artifact.CollectionId, cancellationToken);
            var deleted = hit.Artifact.IsDeleted ? ", deleted" : string.Empty;
            screen.Line(string.Empty);
            screen.Line(hit.Artifact.Name);
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  in {collection}, score {hit.Score:0.00}{deleted}"));
            foreach (var snippet in hit.Snippets)
                screen.Passage([.. PlaceOf(snippet), .. PartsOf(snippet)]);
        }
    }

    private static string Heading(SearchResults results) => results switch
    {
        { Total: 0 } => "No artifact matches.",
        { Total: 1 } => "1 artifact matches.",
        _ when results.Total == results.Hits.Count => $"{results.Total} artifacts match.",
        _ => $"{results.Total} artifacts match. The best {results.Hits.Count}:",
    };

    private static IEnumerable<(string Text, bool IsHit)> PlaceOf(SearchSnippet snippet) => snippet.Field switch
    {
        SearchFields.Name => [("name: ", false)],
        SearchFields.Metadata => [($"{snippet.Path}: ", false)],
        _ => [],
    };

    // Line breaks and indentation of the text would hide which lines belong together.
    private static IEnumerable<(string Text, bool IsHit)> PartsOf(SearchSnippet snippet)
    {
        var end = 0;
        foreach (var hit in snippet.Highlights)
        {
            yield return (OnOneLine(snippet.Text[end..hit.Start]), false);
            end = hit.Start + hit.Length;
            yield return (OnOneLine(snippet.Text[hit.Start..end]), true);
        }

        yield return (OnOneLine(snippet.Text[end..]), false);
    }

    private static string OnOneLine(string text) => WhiteSpace().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
