using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Words;

namespace Kontextual.Tests.Search;

/// <summary>The same store gives the same results on every backend: artifacts, order, snippets, and scores to the last bit.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SearchAgreementTests
{
    private const SearchFields Everything = SearchFields.Content | SearchFields.Name | SearchFields.Metadata;

    [TestCase(1)]
    [TestCase(2)]
    [Property("Rule", "Q3"), Property("Rule", "Q1")]
    public async Task Random_texts_are_found_alike_on_all_backends(int seed)
    {
        IReadOnlyList<string>? expected = null;
        foreach (var backend in Backend.All)
        {
            await using var store = await TestStore.OpenAsync(backend);
            await FillAsync(store.Repository, seed);
            var found = await SearchAllAsync(store.Repository, seed);

            expected ??= found;
            found.ShouldBe(expected, $"{backend} differs from {Backend.All[0]}");
        }

        expected!.Count(result => result.Contains("highlights", StringComparison.Ordinal)).ShouldBeGreaterThan(20);
    }

    private static async Task FillAsync(IKnowledgeRepository repository, int seed)
    {
        var notes = (await repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        var texts = RandomTexts.Many(seed, 240).Select(Stored).ToList();
        for (int i = 0; i < 80; i++)
        {
            var metadata = new Dictionary<string, string[]> { ["x"] = [texts[i + 160], "a b"] };
            var draft = Draft.Note(notes.Id, $"{i} {string.Concat(texts[i + 80].Where(char.IsAsciiLetterOrDigit))} a", $"{texts[i]} a {texts[i + 80]} b");
            await repository.CreateArtifactAsync(draft with { Metadata = Draft.Meta(JsonSerializer.Serialize(metadata)) });
        }
    }

    private static async Task<IReadOnlyList<string>> SearchAllAsync(IKnowledgeRepository repository, int seed)
    {
        var results = new List<string>();
        foreach (var words in RandomTexts.Many(seed + 1, 60).Concat(["a", "b a*", "\"a b\"", "c", "9", "x1"]))
        {
            foreach (var fields in new[] { SearchFields.Content, SearchFields.Name | SearchFields.Metadata, Everything })
                results.Add($"{RandomTexts.Escape(words)} in {fields}: {await OneAsync(repository, new() { Words = words, In = fields, Limit = 30 })}");
        }

        return results;
    }

    private static async Task<string> OneAsync(IKnowledgeRepository repository, ArtifactSearch search)
    {
        try
        {
            return JsonSerializer.Serialize(await repository.Artifacts.SearchAsync(search));
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static string Stored(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not (0 or 0xFFFD)));
}
