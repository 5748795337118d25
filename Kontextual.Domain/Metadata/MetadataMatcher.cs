using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Decides whether metadata meets several filters. Every backend asks this class, so that all of them agree.</summary>
internal sealed class MetadataMatcher
{
    private readonly MetadataFilter[] _filters;

    private MetadataMatcher(MetadataFilter[] filters) => _filters = filters;

    /// <summary>Returns the text of filters that combine (AND). Equal filters in any order have equal texts, also after a restart.</summary>
    public static string TextOf(IEnumerable<MetadataFilter> filters) =>
        $"[{string.Join(',', filters.Select(filter => filter.Text).Distinct().Order(StringComparer.Ordinal))}]";

    /// <summary>Reads the text of filters.</summary>
    public static MetadataMatcher FromText(string text) =>
        new([.. JsonElement.Parse(text, StoredMetadata.Options).EnumerateArray().Select(MetadataFilter.FromText)]);

    /// <summary>True if stored metadata meets all filters. A damaged text meets none.</summary>
    public bool Matches(string metadata) => StoredMetadata.Read(metadata, root => _filters.All(filter => filter.Matches(root)), damaged: false);
}
