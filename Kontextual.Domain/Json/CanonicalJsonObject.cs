namespace Kontextual.Domain;

/// <summary>
/// Builds a JSON object in the form of <see cref="CanonicalJson"/>, for hashing. Members are written in the order of their UTF-16 code units,
/// regardless of the order in which they are added. This class is not thread-safe.
/// </summary>
public sealed class CanonicalJsonObject
{
    private readonly Utf8Buffer _values = new();

    // The list is always ordered by name. The search for the position of a member also finds a duplicate.
    private readonly List<Member> _members = [];

    /// <summary>Adds a string, or JSON null when <paramref name="value"/> is null.</summary>
    /// <param name="name">The name of the member, which has not been added before. It may be empty.</param>
    /// <param name="value">The text. All its code points are kept.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> was added before, or an argument contains a lone surrogate. Nothing was added.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public CanonicalJsonObject Add(string name, string? value)
    {
        var place = PlaceFor(name);
        if (value is null)
            return AddRaw(place, name, "null"u8);
        LoneSurrogate.Refuse(value, nameof(value));
        var start = _values.Length;
        JsonStrings.Write(_values, value);
        return Insert(place, name, start);
    }

    /// <summary>Adds an integer, or JSON null when <paramref name="value"/> is null.</summary>
    /// <param name="name">The name of the member, which has not been added before. It may be empty.</param>
    /// <param name="value">The number.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> was added before or contains a lone surrogate. Nothing was added.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public CanonicalJsonObject Add(string name, long? value)
    {
        var place = PlaceFor(name);
        if (value is not { } number)
            return AddRaw(place, name, "null"u8);
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        var start = _values.Length;
        CanonicalNumber.Write(_values, digits[..length]);
        return Insert(place, name, start);
    }

    /// <summary>Adds a Boolean value.</summary>
    /// <param name="name">The name of the member, which has not been added before. It may be empty.</param>
    /// <param name="value">The Boolean value.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> was added before or contains a lone surrogate. Nothing was added.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public CanonicalJsonObject Add(string name, bool value) => AddRaw(PlaceFor(name), name, value ? "true"u8 : "false"u8);

    /// <summary>Adds any JSON value, converted to canonical form.</summary>
    /// <param name="name">The name of the member, which has not been added before. It may be empty.</param>
    /// <param name="json">A JSON text, nested at most 127 levels deep.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="name"/> was added before or contains a lone surrogate, or <see cref="CanonicalJson.Canonicalize(string)"/> refuses
    /// <paramref name="json"/>. Nothing was added.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CanonicalJsonObject AddJson(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var place = PlaceFor(name);
        var start = _values.Length;
        // After a failure, the bytes written so far belong to no member and are therefore never used.
        CanonicalJson.Append(_values, json, JsonLimits.MaxCanonicalDepth - 1, nameof(json));
        return Insert(place, name, start);
    }

    /// <summary>
    /// Adds a JSON value without changing its spelling, for values that commitments include as they are stored. The text of the object is then
    /// canonical except for this value.
    /// </summary>
    /// <param name="name">The name of the member, which has not been added before. It may be empty.</param>
    /// <param name="json">A JSON text that was checked before. It is not checked again.</param>
    internal CanonicalJsonObject AddVerbatim(string name, string json)
    {
        var place = PlaceFor(name);
        var start = _values.Length;
        _values.Append(json);
        return Insert(place, name, start);
    }

    /// <summary>Returns the canonical text of the object. More members can be added afterwards.</summary>
    /// <returns>The canonical text, <c>{}</c> when no members were added.</returns>
    public override string ToString() => Write().ToString();

    /// <summary>Returns the canonical text of the object in UTF-8. More members can be added afterwards.</summary>
    /// <returns>The bytes of <see cref="ToString"/>.</returns>
    public byte[] ToUtf8Bytes() => Write().Written.ToArray();

    private CanonicalJsonObject AddRaw(int place, string name, ReadOnlySpan<byte> json)
    {
        var start = _values.Length;
        _values.Append(json);
        return Insert(place, name, start);
    }

    private int PlaceFor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        LoneSurrogate.Refuse(name, nameof(name));
        var low = 0;
        for (var high = _members.Count; low < high;)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_members[middle].Name, name);
            if (order == 0)
                throw new ArgumentException($"The member {JsonStrings.Quote(name)} was added before; add each member once.", nameof(name));
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private CanonicalJsonObject Insert(int place, string name, int start)
    {
        _members.Insert(place, new Member(name, start, _values.Length - start));
        return this;
    }

    private Utf8Buffer Write()
    {
        var output = new Utf8Buffer(_values.Length + (_members.Count * 32) + 2);
        output.Append((byte)'{');
        for (var i = 0; i < _members.Count; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            JsonStrings.Write(output, _members[i].Name);
            output.Append((byte)':');
            output.Append(_values.Written.Slice(_members[i].Start, _members[i].Length));
        }

        output.Append((byte)'}');
        return output;
    }

    private readonly record struct Member(string Name, int Start, int Length);
}
