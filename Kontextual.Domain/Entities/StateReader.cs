using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>
/// Reads the members of a state. A member that is missing or invalid causes a <see cref="FormatException"/> that names the member.
/// </summary>
internal readonly struct StateReader(JsonElement state)
{
    public string Text(string name) => OptionalText(name) ?? throw Wrong(name);

    public string? OptionalText(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name),
    };

    public long Long(string name) => OptionalLong(name) ?? throw Wrong(name);

    public long? OptionalLong(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
        _ => throw Wrong(name),
    };

    public int Number(string name) => OptionalNumber(name) ?? throw Wrong(name);

    public int? OptionalNumber(string name) => OptionalLong(name) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var number => (int)number,
        _ => throw Wrong(name),
    };

    public TId Id<TId>(string name)
        where TId : struct, IEntityId<TId> => OptionalId<TId>(name) ?? throw Wrong(name);

    public TId? OptionalId<TId>(string name)
        where TId : struct, IEntityId<TId>
    {
        if (OptionalText(name) is not { } text)
            return null;
        return Guid.TryParseExact(text, "D", out var id) ? TId.From(id) : throw Wrong(name);
    }

    public DateTimeOffset Time(string name) => OptionalTime(name) ?? throw Wrong(name);

    public DateTimeOffset? OptionalTime(string name)
    {
        if (OptionalText(name) is not { } text)
            return null;
        return UtcTime.TryParse(text, out var time) ? time : throw Wrong(name);
    }

    public ContentDigest Digest(string name) => ContentDigest.TryParse(Text(name), out var digest) ? digest : throw Wrong(name);

    public TEnum Word<TEnum>(string name)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(Text(name), out var value) && value.ToString() == Text(name) ? value : throw Wrong(name);

    public Metadata Metadata(string name) => Domain.Metadata.FromStored(Json(name, JsonValueKind.Object).GetRawText());

    public KeptJson? OptionalJson(string name) =>
        Member(name) is { ValueKind: not JsonValueKind.Null } value ? KeptJson.FromStored(value.GetRawText()) : null;

    public Provenance Provenance(string name) => Domain.Provenance.FromStored(Json(name, JsonValueKind.Object).GetRawText());

    public bool Flag(string name) => Member(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name),
    };

    public ChainHash Hash(string name) => ChainHash.TryParse(Text(name), null, out var hash) ? hash : throw Wrong(name);

    /// <summary>Returns a reader of the members of an object.</summary>
    public StateReader Members(string name) => new(Json(name, JsonValueKind.Object));

    /// <summary>Returns the text of a JSON object exactly as it is written; null for JSON null.</summary>
    public string? OptionalObjectText(string name) =>
        Member(name).ValueKind == JsonValueKind.Null ? null : Json(name, JsonValueKind.Object).GetRawText();

    /// <summary>Returns the members of an object that has one member for each entry.</summary>
    public IEnumerable<KeyValuePair<string, StateReader>> Entries(string name) =>
        Json(name, JsonValueKind.Object).EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, new StateReader(entry.Value)));

    public IReadOnlyList<Diagnostic> Diagnostics(string name) => DiagnosticsText.Read(Json(name, JsonValueKind.Array));

    private static FormatException Wrong(string name) => new($"The member '{name}' of the state is not in the form that its kind requires.");

    private JsonElement Json(string name, JsonValueKind kind) => Member(name) is var value && value.ValueKind == kind ? value : throw Wrong(name);

    private JsonElement Member(string name) =>
        state.ValueKind == JsonValueKind.Object && state.TryGetProperty(name, out var value)
            ? value
            : throw new FormatException($"The state has no member '{name}'.");
}
