namespace Kontextual.Domain;

/// <summary>
/// Builds a JSON object in the form of <see cref="CanonicalJson"/>, for what is hashed. Members come out ordered by UTF-16 code unit
/// whatever the order of adding. Not safe to share between threads.
/// </summary>
public sealed class CanonicalJsonObject
{
    private readonly Utf8Buffer values = new();

    // Always ordered by name: a duplicate is found by the search that finds the place.
    private readonly List<Member> members = [];

    /// <summary>Adds a string, or JSON null for null.</summary>
    /// <param name="name">The member's name, not added before; may be empty.</param>
    /// <param name="value">The text, kept code point by code point.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> was added before, or a lone surrogate is in either argument; nothing was added.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public CanonicalJsonObject Add(string name, string? value)
    {
        int place = PlaceFor(name);
        if (value is null)
            return AddRaw(place, name, "null"u8);
        LoneSurrogate.Refuse(value, nameof(value));
        int start = values.Length;
        JsonStrings.Write(values, value);
        return Insert(place, name, start);
    }

    /// <summary>Adds a whole number, or JSON null for null.</summary>
    /// <param name="name">The member's name, not added before; may be empty.</param>
    /// <param name="value">The number.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> was added before or holds a lone surrogate; nothing was added.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public CanonicalJsonObject Add(string name, long? value)
    {
        int place = PlaceFor(name);
        if (value is not { } number)
            return AddRaw(place, name, "null"u8);
        Span<byte> digits = stackalloc byte[20];
        number.TryFormat(digits, out int length, default, System.Globalization.CultureInfo.InvariantCulture);
        int start = values.Length;
        CanonicalNumber.Write(values, digits[..length]);
        return Insert(place, name, start);
    }

    /// <summary>Adds a truth value.</summary>
    /// <param name="name">The member's name, not added before; may be empty.</param>
    /// <param name="value">The truth value.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> was added before or holds a lone surrogate; nothing was added.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public CanonicalJsonObject Add(string name, bool value) => AddRaw(PlaceFor(name), name, value ? "true"u8 : "false"u8);

    /// <summary>Adds any JSON value, brought into canonical form.</summary>
    /// <param name="name">The member's name, not added before; may be empty.</param>
    /// <param name="json">A JSON text, at most 127 levels deep.</param>
    /// <returns>This object.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> was added before or holds a lone surrogate, or <paramref name="json"/>
    /// is refused by <see cref="CanonicalJson.Canonicalize(string)"/>; nothing was added.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CanonicalJsonObject AddJson(string name, string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        int place = PlaceFor(name);
        int start = values.Length;
        // After a failure the bytes written so far belong to no member, and so are never seen.
        CanonicalJson.Append(values, json, JsonLimits.MaxCanonicalDepth - 1, nameof(json));
        return Insert(place, name, start);
    }

    /// <summary>
    /// Adds a JSON value as it is spelled: for values that commitments take as they are kept. The object's text is then canonical but
    /// for this value.
    /// </summary>
    /// <param name="name">The member's name, not added before; may be empty.</param>
    /// <param name="json">A JSON text that was checked before, and is not looked into.</param>
    internal CanonicalJsonObject AddVerbatim(string name, string json)
    {
        int place = PlaceFor(name);
        int start = values.Length;
        values.Append(json);
        return Insert(place, name, start);
    }

    /// <summary>Gives the object's canonical text; more can be added afterwards.</summary>
    /// <returns>The canonical text, <c>{}</c> when nothing was added.</returns>
    public override string ToString() => Write().ToString();

    /// <summary>Gives the object's canonical text in UTF-8; more can be added afterwards.</summary>
    /// <returns>The bytes of <see cref="ToString"/>.</returns>
    public byte[] ToUtf8Bytes() => Write().Written.ToArray();

    private CanonicalJsonObject AddRaw(int place, string name, ReadOnlySpan<byte> json)
    {
        int start = values.Length;
        values.Append(json);
        return Insert(place, name, start);
    }

    private int PlaceFor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        LoneSurrogate.Refuse(name, nameof(name));
        int low = 0;
        for (int high = members.Count; low < high;)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(members[middle].Name, name);
            if (order == 0)
                throw new ArgumentException($"The member {JsonStrings.Quote(name)} was added before; add each once.", nameof(name));
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private CanonicalJsonObject Insert(int place, string name, int start)
    {
        members.Insert(place, new Member(name, start, values.Length - start));
        return this;
    }

    private Utf8Buffer Write()
    {
        var output = new Utf8Buffer(values.Length + (members.Count * 32) + 2);
        output.Append((byte)'{');
        for (int i = 0; i < members.Count; i++)
        {
            if (i > 0)
                output.Append((byte)',');
            JsonStrings.Write(output, members[i].Name);
            output.Append((byte)':');
            output.Append(values.Written.Slice(members[i].Start, members[i].Length));
        }

        output.Append((byte)'}');
        return output;
    }

    private readonly record struct Member(string Name, int Start, int Length);
}
