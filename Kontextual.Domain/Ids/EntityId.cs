using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>The id of an entity whose kind stands beside it, as in a change record.</summary>
/// <remarks>Every typed id converts to it; <see cref="As{TId}"/> gives the kind back.</remarks>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(ParsableJsonConverter<EntityId>))]
public readonly record struct EntityId(Guid Value) : IEntityId<EntityId>
{
    /// <inheritdoc/>
    public static EntityId From(Guid value) => new(value);

    /// <summary>Reads an id from its text form; upper-case digits are accepted and written in lower-case.</summary>
    /// <exception cref="ArgumentException">The text is not a UUID of 36 characters.</exception>
    public static EntityId Parse(string text) => IdText.Parse<EntityId>(text);

    /// <summary>Reads an id from its text form, without an exception.</summary>
    /// <returns>True when the text is a UUID of 36 characters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityId result) => IdText.TryParse(s, out result);

    /// <summary>Compares by text.</summary>
    public static bool operator <(EntityId left, EntityId right) => left.CompareTo(right) < 0;

    /// <summary>Compares by text.</summary>
    public static bool operator >(EntityId left, EntityId right) => left.CompareTo(right) > 0;

    /// <summary>Compares by text.</summary>
    public static bool operator <=(EntityId left, EntityId right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by text.</summary>
    public static bool operator >=(EntityId left, EntityId right) => left.CompareTo(right) >= 0;

    /// <summary>Gives the id its kind.</summary>
    /// <typeparam name="TId">The typed id that the entity's kind calls for; it is not checked.</typeparam>
    public TId As<TId>()
        where TId : struct, IEntityId<TId> => TId.From(Value);

    /// <inheritdoc/>
    public int CompareTo(EntityId other) => Compare(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");

    /// <summary>Orders two UUIDs as their text does: by their big-endian bytes.</summary>
    internal static int Compare(Guid left, Guid right)
    {
        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        left.TryWriteBytes(a, bigEndian: true, out _);
        right.TryWriteBytes(b, bigEndian: true, out _);
        return a.SequenceCompareTo(b);
    }
}
