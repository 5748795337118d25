using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The id of a context package: a UUIDv7, written in lower case with hyphens.</summary>
/// <remarks>Ids are ordered by their text, which is not the order of creation. The default value is not an id: every method refuses it.</remarks>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(ParsableJsonConverter<ContextPackageId>))]
public readonly record struct ContextPackageId(Guid Value) : IEntityId<ContextPackageId>
{
    /// <inheritdoc/>
    public static ContextPackageId From(Guid value) => new(value);

    /// <summary>Reads an id from its text form. Upper-case digits are accepted.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static ContextPackageId Parse(string text) => IdText.Parse<ContextPackageId>(text);

    /// <summary>Tries to read an id from its text form. Upper-case digits are accepted; the format provider is ignored.</summary>
    /// <returns>True when the text is a UUID of 36 characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContextPackageId result) => IdText.TryParse(s, out result);

    /// <summary>Converts to an id without the kind of the entity.</summary>
    public static implicit operator EntityId(ContextPackageId id) => new(id.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>, in the order of the texts.</summary>
    public static bool operator <(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>, in the order of the texts.</summary>
    public static bool operator >(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/> or equals it, in the order of the texts.</summary>
    public static bool operator <=(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/> or equals it, in the order of the texts.</summary>
    public static bool operator >=(ContextPackageId left, ContextPackageId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(ContextPackageId other) => EntityId.Compare(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}
