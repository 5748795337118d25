using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The id of a run manifest: a UUIDv7, written in lower-case with hyphens.</summary>
/// <remarks>Ids order by their text, which is not the order of creation. The default value is no id and is refused by every verb.</remarks>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(ParsableJsonConverter<ManifestId>))]
internal readonly record struct ManifestId(Guid Value) : IEntityId<ManifestId>
{
    /// <inheritdoc/>
    public static ManifestId From(Guid value) => new(value);

    /// <summary>Reads an id from its text form.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    public static ManifestId Parse(string text) => IdText.Parse<ManifestId>(text);

    /// <summary>Reads an id from its text form, without an exception.</summary>
    /// <returns>True when the text is a UUID of 36 characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ManifestId result) => IdText.TryParse(s, out result);

    /// <summary>Drops the kind.</summary>
    public static implicit operator EntityId(ManifestId id) => new(id.Value);

    /// <summary>Compares by text.</summary>
    public static bool operator <(ManifestId left, ManifestId right) => left.CompareTo(right) < 0;

    /// <summary>Compares by text.</summary>
    public static bool operator >(ManifestId left, ManifestId right) => left.CompareTo(right) > 0;

    /// <summary>Compares by text.</summary>
    public static bool operator <=(ManifestId left, ManifestId right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by text.</summary>
    public static bool operator >=(ManifestId left, ManifestId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ManifestId other) => EntityId.Compare(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
