using System.Collections.Concurrent;

namespace Kontextual.Persistence.Queries;

/// <summary>Decides in a query whether the metadata of a row meets conditions. SQLite calls it as an SQL function.</summary>
internal static class MetadataMatch
{
    /// <summary>The name of the SQL function. Its arguments are the stored metadata and the text of the conditions.</summary>
    public const string Function = "metadata_holds";

    /// <summary>The number of texts of conditions that stay parsed. It is above the number that one query can have.</summary>
    private const int MostParsed = 4 * ArtifactFilter.MaxGroups;

    private static readonly ConcurrentDictionary<string, MetadataMatcher> Parsed = new(StringComparer.Ordinal);

    /// <summary>True if metadata meets conditions.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="filters">The text of the conditions.</param>
    public static bool Holds(Metadata metadata, string filters) => Holds(metadata.Text, filters);

    /// <summary>True if stored metadata meets conditions.</summary>
    public static bool Holds(string? metadata, string filters) => metadata is not null && MatcherOf(filters).Matches(metadata);

    // Each row asks, so the text is parsed once and not for each row.
    private static MetadataMatcher MatcherOf(string filters)
    {
        if (Parsed.TryGetValue(filters, out var matcher))
            return matcher;
        if (Parsed.Count >= MostParsed)
            Parsed.Clear();
        return Parsed.GetOrAdd(filters, MetadataMatcher.FromText);
    }
}
