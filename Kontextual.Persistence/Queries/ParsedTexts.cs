using System.Collections.Concurrent;

namespace Kontextual.Persistence.Queries;

/// <summary>Keeps what texts of conditions were parsed to. An SQL function gets such a text for each row, and parses it once.</summary>
/// <param name="parse">Parses a text.</param>
internal sealed class ParsedTexts<T>(Func<string, T> parse)
{
    /// <summary>The number of texts that stay parsed. It is above the number that one query can have.</summary>
    private const int Most = 4 * ArtifactFilter.MaxGroups;

    private readonly ConcurrentDictionary<string, T> _parsed = new(StringComparer.Ordinal);

    /// <summary>Returns what a text is parsed to.</summary>
    public T Of(string text)
    {
        if (_parsed.TryGetValue(text, out var known))
            return known;
        if (_parsed.Count >= Most)
            _parsed.Clear();
        return _parsed.GetOrAdd(text, parse);
    }
}
