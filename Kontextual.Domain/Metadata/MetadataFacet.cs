using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>The values to which a JSON Pointer leads in metadata, to count them. Every backend asks this class, so that all of them agree.</summary>
internal sealed class MetadataFacet
{
    /// <summary>Separates values. Canonical JSON never contains it.</summary>
    private const char Separator = '\n';

    private readonly MetadataPointer _path;

    private MetadataFacet(MetadataPointer path) => _path = path;

    /// <summary>The text of the facet, which has no U+0000.</summary>
    public string Text => JsonStrings.Quote(_path.Text);

    /// <summary>Returns the facet of a pointer.</summary>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer.</exception>
    public static MetadataFacet Of(string path, string paramName) => new(MetadataPointer.Parse(path, paramName));

    /// <summary>Reads the text of a facet.</summary>
    public static MetadataFacet FromText(string text) => Of(JsonElement.Parse(text).GetString()!, nameof(text));

    /// <summary>Returns one text with the values of a text that <see cref="ValuesOf(string)"/> has returned.</summary>
    public static IEnumerable<string> Split(string values) => values.Length == 0 ? [] : values.Split(Separator);

    /// <summary>
    /// Returns the strings, numbers, booleans and nulls to which the pointer leads in stored metadata, each once, as canonical JSON in one text. A damaged text
    /// has none.
    /// </summary>
    public string ValuesOf(string metadata) => StoredMetadata.Read(metadata, ValuesOf, damaged: string.Empty);

    private string ValuesOf(JsonElement metadata)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        _path.Any(metadata, value =>
        {
            if (MetadataValue.Of(value) is { } scalar)
                values.Add(scalar.Json);
            return false;
        });
        return string.Join(Separator, values);
    }
}
