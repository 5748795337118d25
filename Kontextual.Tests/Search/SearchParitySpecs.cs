using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Words;

namespace Kontextual.Tests.Search;

/// <summary>A ranked search finds what the filter by words selects, in the order of scores that plain code computes.</summary>
public sealed class SearchParitySpecs(Backend backend) : StoreSpecs(backend)
{
    private const double Tolerance = 1e-9;

    private static readonly string[] Pieces =
    [
        "one", "One", "two", "three", "SaveChanges", "saveChangesAsync", "x1", "café", "日本語", "日", "👍", " ", " ", " ", " ", ".", "-", "\n", "on", "thr", "2",
    ];

    private static readonly string[] Searches =
    [
        "one", "two three", "\"one two\"", "on*", "\"one th\"*", "changes", "SaveChanges", "one one", "日", "日本", "\"日本語 one\"", "👍", "cafe x1", "one.two", "missing", "a b", "2", "s* t*",
    ];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [Property("Rule", "Q3")]
    public async Task Generated_texts_are_found_and_ranked_like_plain_code_does_it(int seed)
    {
        var random = new Random(seed);
        var notes = await NewCollectionAsync();
        var texts = new Dictionary<ArtifactId, string>();
        for (int i = 0; i < 60; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            texts.Add((await NewNoteAsync(notes, $"{i}", text)).Id, text);
        }

        foreach (var words in Searches)
        {
            var found = await Repository.Artifacts.SearchAsync(new() { Words = words, Limit = 1000 });

            var selected = await Repository.Artifacts.StreamAsync(new() { Words = words }).Select(artifact => artifact.Id).ToListAsync();
            found.Hits.Select(hit => hit.Artifact.Id).ShouldBe(selected, ignoreOrder: true, words);
            found.Total.ShouldBe(selected.Count);
            IsRanked(found.Hits, Scores(texts, words), words);
        }
    }

    private static void IsRanked(IReadOnlyList<SearchHit> hits, Dictionary<ArtifactId, double> scores, string words)
    {
        foreach (var hit in hits)
        {
            hit.Score.ShouldBe(scores[hit.Artifact.Id], Tolerance, words);
            hit.Snippets.ShouldHaveSingleItem().Highlights.ShouldNotBeEmpty(words);
        }

        foreach (var (better, worse) in hits.Zip(hits.Skip(1)))
            (better.Score > worse.Score || (better.Score.Equals(worse.Score) && better.Artifact.Id.CompareTo(worse.Artifact.Id) < 0)).ShouldBeTrue(words);
    }

    private static Dictionary<ArtifactId, double> Scores(Dictionary<ArtifactId, string> texts, string words)
    {
        var documents = texts.Select(one => (Id: one.Key, one.Value, Length: NaiveWords.Length(one.Value), Found: NaiveWords.Occurrences(one.Value, words))).ToList();
        var matching = documents.Where(one => one.Found.All(n => n > 0)).ToList();
        var average = matching.Select(one => one.Length).DefaultIfEmpty().Average();
        return matching.ToDictionary(one => one.Id, one => one.Found.Select((n, clause) =>
        {
            var containing = documents.Count(other => NaiveWords.HasTokens(other.Value, words, clause));
            var rarity = Math.Log(((documents.Count - containing + 0.5) / (containing + 0.5)) + 1);
            return rarity * (n * 2.2 / (n + (1.2 * (0.25 + (0.75 * one.Length / average)))));
        }).Sum());
    }
}
