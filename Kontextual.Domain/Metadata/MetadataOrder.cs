using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>
/// An order by the value to which a JSON Pointer leads in metadata. Every backend orders by the texts that this class returns, so that all of them agree.
/// </summary>
/// <remarks>
/// The kinds come in the order null, false, true, numbers, strings. Metadata without such a value comes last in both directions. An object or an array
/// counts as no value.
/// </remarks>
internal sealed class MetadataOrder
{
    /// <summary>The first character of the text of an order, for each direction.</summary>
    private const string Directions = "+-";

    private readonly MetadataPointer _path;
    private readonly SortDirection _direction;

    private MetadataOrder(MetadataPointer path, SortDirection direction)
    {
        _path = path;
        _direction = direction;
    }

    /// <summary>The text of the order. Equal orders have equal texts, also after a restart. It has no U+0000.</summary>
    public string Text => Directions[(int)_direction] + JsonStrings.Quote(_path.Text);

    /// <summary>Returns the order by a pointer.</summary>
    /// <exception cref="ArgumentException">The text is not a JSON Pointer, is empty, or has a step <c>*</c>.</exception>
    public static MetadataOrder Of(string path, SortDirection direction, string paramName)
    {
        var pointer = MetadataPointer.Parse(path, paramName);
        if (path.Length == 0)
            throw new ArgumentException("The empty pointer leads to the whole metadata, which has no order. Order by a member, such as /author.", paramName);
        return pointer.CanLeadToSeveral
            ? throw new ArgumentException(
                $"The pointer {QuotedText.Of(path)} has a step '*', which can lead to several values. Order by one element, such as /tags/0.", paramName)
            : new(pointer, direction);
    }

    /// <summary>Reads the text of an order.</summary>
    public static MetadataOrder FromText(string text) => new(
        MetadataPointer.Parse(JsonElement.Parse(text[1..]).GetString()!, nameof(text)), (SortDirection)Directions.IndexOf(text[0], StringComparison.Ordinal));

    /// <summary>Returns a text for stored metadata whose order by code point is the order of the values. A damaged text has no value.</summary>
    public string KeyOf(string metadata) => StoredMetadata.Read(metadata, KeyOf, damaged: null) ?? MetadataKey.Absent(_direction);

    private string? KeyOf(JsonElement metadata)
    {
        string? key = null;
        _path.Any(metadata, value => (key = MetadataKey.Of(value)) is not null);
        return key;
    }
}
