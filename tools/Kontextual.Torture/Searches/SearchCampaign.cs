using System.Diagnostics;
using System.Globalization;
using Kontextual.Persistence;

namespace Kontextual.Torture;

/// <summary>Searches real texts for random words and parts of lines, and compares the results with those of <c>grep</c> and of plain code.</summary>
/// <param name="texts">The folder with the texts.</param>
/// <param name="searches">The number of words, and the number of parts of lines.</param>
/// <param name="seed">The seed of the random numbers.</param>
internal sealed class SearchCampaign(string texts, int searches, int seed) : ICampaign
{
    private const int Batch = 200;

    private readonly List<string> _findings = [];
    private readonly Random _random = new(seed);
    private int _foldedOtherwise;
    private long _found;

    public string Name => "search";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var time = Stopwatch.StartNew();
        var files = SearchedFiles.Read(Path.GetFullPath(texts));
        if (files.Count == 0)
            return new Verdict("broke off", [$"there are no texts in '{texts}'"]);
        await using var repository = await KnowledgeStore.OpenAsync(options => options.UseSqlite(Path.Combine(folder, "store.db")), cancellationToken);
        var paths = await FillAsync(repository, files, cancellationToken);
        var folded = files.ToDictionary(file => file.Key, file => PlainWords.Fold(file.Value), StringComparer.Ordinal);
        for (int i = 0; i < searches; i++)
            await CompareWordAsync(repository, paths, folded, AnyWord(files), cancellationToken);
        for (int i = 0; i < searches; i++)
            await ComparePartAsync(repository, paths, files, AnyPart(files), cancellationToken);
        return new Verdict(
            Phrase.Of($"{searches} words and {searches} parts of lines in {files.Count} texts found {_found} times, {_foldedOtherwise} texts by grep's rules for case only, {_findings.Count} otherwise, {Phrase.Seconds(time.Elapsed)}"),
            _findings);
    }

    private static async Task<Dictionary<ArtifactId, string>> FillAsync(
        IKnowledgeRepository repository, SortedDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var collection = (await repository.CreateCollectionAsync(new() { Name = "texts" }, cancellationToken: cancellationToken)).Value;
        var paths = new Dictionary<ArtifactId, string>();
        foreach (var some in files.Chunk(Batch))
        {
            await repository.WriteAsync(
                async (t, token) =>
                {
                    foreach (var (path, text) in some)
                    {
                        var draft = new ArtifactDraft
                        {
                            Collection = collection.Id,
                            Name = $"{paths.Count}",
                            Type = "text",
                            MediaType = "text/plain",
                            Content = ContentSource.FromText(text),
                        };
                        paths.Add((await t.Artifacts.CreateAsync(draft, token)).Id, path);
                    }

                    return paths.Count;
                },
                cancellationToken: cancellationToken);
        }

        return paths;
    }

    private async Task CompareWordAsync(
        IKnowledgeRepository repository, Dictionary<ArtifactId, string> paths, Dictionary<string, string> folded, string word, CancellationToken cancellationToken)
    {
        var found = await FoundAsync(repository, paths, new() { Words = $"\"{word}\"" }, cancellationToken);
        var expected = folded.Where(text => PlainWords.Has(text.Value, word)).Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
        Compare($"word '{word}'", found, expected);
        var total = (await repository.Artifacts.SearchAsync(new() { Words = $"\"{word}\"", SnippetLimit = 0 }, cancellationToken)).Total;
        if (total != found.Count)
            _findings.Add(Phrase.Of($"word '{word}': a ranked search found {total} texts, and the filter {found.Count}"));
    }

    private async Task ComparePartAsync(
        IKnowledgeRepository repository, Dictionary<ArtifactId, string> paths, SortedDictionary<string, string> files, string part, CancellationToken cancellationToken)
    {
        var found = await FoundAsync(repository, paths, new() { Contains = part }, cancellationToken);
        var expected = await Grep.FilesWithAsync(part, Path.GetFullPath(texts), cancellationToken);
        expected.IntersectWith(files.Keys);

        // grep folds by the locale, and the library by Unicode's simple case folding, which is that of .NET for all characters but a few.
        foreach (var path in expected.Except(found).Concat(found.Except(expected)).ToList())
        {
            if (files[path].Contains(part, StringComparison.OrdinalIgnoreCase) != found.Contains(path))
                continue;
            _foldedOtherwise++;
            _ = found.Contains(path) ? expected.Add(path) : expected.Remove(path);
        }

        Compare($"part '{part}'", found, expected);
    }

    private static async Task<HashSet<string>> FoundAsync(
        IKnowledgeRepository repository, Dictionary<ArtifactId, string> paths, ArtifactQuery query, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var artifact in repository.Artifacts.StreamAsync(query, cancellationToken: cancellationToken))
            found.Add(paths[artifact.Id]);
        return found;
    }

    private void Compare(string search, HashSet<string> found, HashSet<string> expected)
    {
        _found += found.Count;
        if (found.Count == 0)
            _findings.Add($"{search}: not even the text that it is from was found");
        foreach (var path in found.Except(expected))
            _findings.Add($"{search}: only the library found it in {path}");
        foreach (var path in expected.Except(found))
            _findings.Add($"{search}: the library did not find it in {path}");
    }

    private string AnyWord(SortedDictionary<string, string> files)
    {
        while (true)
        {
            var text = AnyText(files);
            if (PlainWords.WordAfter(text, _random.Next(text.Length), _random) is { } word)
                return word;
        }
    }

    private string AnyPart(SortedDictionary<string, string> files)
    {
        while (true)
        {
            var text = AnyText(files);
            var start = text.LastIndexOf('\n', _random.Next(text.Length)) + 1;
            var end = text.IndexOf('\n', start);
            var line = end < 0 ? text[start..] : text[start..end];
            var elements = StringInfo.ParseCombiningCharacters(line);
            if (elements.Length < 3)
                continue;
            var first = _random.Next(elements.Length - 2);
            var last = Math.Min(first + _random.Next(3, 25), elements.Length);
            var part = line[elements[first]..(last == elements.Length ? line.Length : elements[last])];
            if (!string.IsNullOrWhiteSpace(part))
                return part;
        }
    }

    private string AnyText(SortedDictionary<string, string> files) => files.ElementAt(_random.Next(files.Count)).Value;
}
