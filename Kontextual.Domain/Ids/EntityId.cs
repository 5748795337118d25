using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The id of an entity of any kind. The kind is given separately, as in a change record.</summary>
/// <remarks>Every typed id converts to this type. <see cref="As{TId}"/> converts back to a typed id.</remarks>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(ParsableJsonConverter<EntityId>))]
public readonly record struct EntityId(Guid Value) : IEntityId<EntityId>
{
    /// <inheritdoc/>
    public static EntityId From(Guid value) => new(value);

    /// <summary>Reads an id from its text form. Upper-case digits are accepted.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static EntityId Parse(string text) => IdText.Parse<EntityId>(text);

    /// <summary>Tries to read an id from its text form. Upper-case digits are accepted; the format provider is ignored.</summary>
    /// <returns>True when the text is a UUID of 36 characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityId result) => IdText.TryParse(s, out result);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>, in the order of the texts.</summary>
    public static bool operator <(EntityId left, EntityId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>, in the order of the texts.</summary>
    public static bool operator >(EntityId left, EntityId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/> or equals it, in the order of the texts.</summary>
    public static bool operator <=(EntityId left, EntityId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/> or equals it, in the order of the texts.</summary>
    public static bool operator >=(EntityId left, EntityId right) => left.CompareTo(right) >= 0;

    /// <summary>Converts to a typed id.</summary>
    /// <typeparam name="TId">The type of id that belongs to the kind of the entity. This is not checked.</typeparam>
    public TId As<TId>()
        where TId : struct, IEntityId<TId> => TId.From(Value);

    /// <inheritdoc/>
    public int CompareTo(EntityId other) => Compare(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");

    /// <summary>Compares two UUIDs in the order of their texts, which is the order of their big-endian bytes.</summary>
    internal static int Compare(Guid left, Guid right)
    {
        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        left.TryWriteBytes(a, bigEndian: true, out _);
        right.TryWriteBytes(b, bigEndian: true, out _);
        return a.SequenceCompareTo(b);
    }
}
