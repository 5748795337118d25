namespace Kontextual.Domain;

/// <summary>Writes the members of a state. Integers are JSON numbers; metadata, provenance and diagnostics are JSON values.</summary>
internal sealed class StateWriter
{
    private readonly CanonicalJsonObject _members = new();

    public StateWriter Add(string name, string? text)
    {
        _members.Add(name, text);
        return this;
    }

    public StateWriter Add(string name, long? number)
    {
        _members.Add(name, number);
        return this;
    }

    public StateWriter Add(string name, bool flag)
    {
        _members.Add(name, flag);
        return this;
    }

    public StateWriter Add(string name, EntityId? id) => Add(name, id?.ToString());

    public StateWriter Add(string name, DateTimeOffset? time) => Add(name, time is { } given ? UtcTime.Format(given) : null);

    public StateWriter Add(string name, ContentDigest digest) => Add(name, digest.ToString());

    /// <summary>Adds the name of an enumeration value.</summary>
    public StateWriter AddWord<TEnum>(string name, TEnum value)
        where TEnum : struct, Enum => Add(name, value.ToString());

    /// <summary>Adds metadata exactly as it is stored. The order of its members and the spelling of its numbers are kept.</summary>
    public StateWriter Add(string name, Metadata metadata) => AddVerbatim(name, metadata.Text);

    /// <summary>Adds a JSON value exactly as it is stored, or JSON null when there is none.</summary>
    public StateWriter Add(string name, KeptJson? json) => json is null ? Add(name, (string?)null) : AddVerbatim(name, json.Text);

    /// <summary>Adds a provenance exactly as it is stored.</summary>
    public StateWriter Add(string name, Provenance provenance) => AddVerbatim(name, provenance.ToStoredText());

    public StateWriter Add(string name, IReadOnlyList<Diagnostic> diagnostics) => AddVerbatim(name, DiagnosticsText.Of(diagnostics));

    public override string ToString() => _members.ToString();

    /// <summary>Adds a JSON value exactly as it is given.</summary>
    public StateWriter AddVerbatim(string name, string json)
    {
        _members.AddVerbatim(name, json);
        return this;
    }
}
