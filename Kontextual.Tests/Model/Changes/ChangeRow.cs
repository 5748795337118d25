using System.Globalization;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>
/// What a side shows of a change record. The state is its members, each as <c>name=value</c>, ascending by name, and null when the record
/// keeps none. Of the salt, which is generated at random, only whether it is there.
/// </summary>
internal sealed record ChangeRow(
    long Sequence,
    TransactionId Transaction,
    string EntityKind,
    EntityId Entity,
    string Kind,
    int Version,
    string? OldDigest,
    string? NewDigest,
    string? Actor,
    RunAttempt? Attempt,
    string? Reason,
    string Time,
    string? State,
    bool HasSalt)
{
    public static ChangeRow Of(ChangeRecord c) => new(
        c.Sequence, c.TransactionId, c.EntityKind.ToString(), c.EntityId, c.Kind.ToString(), c.EntityVersion, c.OldDigest?.ToString(),
        c.NewDigest?.ToString(), c.Actor,
        c.RunId is { } run ? new(run, c.Attempt!.Value) : null, c.Reason, Clock.Text(c.Time), c.State is null ? null : StateOf(c.State), c.Salt is not null);

    /// <summary>The state with these members.</summary>
    public static string StateOf(params (string Name, object? Value)[] members) => string.Join("; ", members
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name}={member.Value switch { null => "null", bool flag => flag ? "true" : "false", var value => value }}"));

    /// <summary>A time of a row as it stands in states.</summary>
    public static string? Stamp(string? time) =>
        time is null ? null : Clock.Of(time).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string StateOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join("; ", document.RootElement.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}={Text(member.Value)}"));
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
