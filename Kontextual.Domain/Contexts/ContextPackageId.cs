using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The id of a context package: a UUIDv7, written in lower-case with hyphens.</summary>
/// <remarks>Ids order by their text, which is not the order of creation. The default value is no id and is refused by every verb.</remarks>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(ParsableJsonConverter<ContextPackageId>))]
internal readonly record struct ContextPackageId(Guid Value) : IEntityId<ContextPackageId>
{
    /// <inheritdoc/>
    public static ContextPackageId From(Guid value) => new(value);

    /// <summary>Reads an id from its text form.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    public static ContextPackageId Parse(string text) => IdText.Parse<ContextPackageId>(text);

    /// <summary>Reads an id from its text form, without an exception.</summary>
    /// <returns>True when the text is a UUID of 36 characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContextPackageId result) => IdText.TryParse(s, out result);

    /// <summary>Drops the kind.</summary>
    public static implicit operator EntityId(ContextPackageId id) => new(id.Value);

    /// <summary>Compares by text.</summary>
    public static bool operator <(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) < 0;

    /// <summary>Compares by text.</summary>
    public static bool operator >(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) > 0;

    /// <summary>Compares by text.</summary>
    public static bool operator <=(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by text.</summary>
    public static bool operator >=(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ContextPackageId other) => EntityId.Compare(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
