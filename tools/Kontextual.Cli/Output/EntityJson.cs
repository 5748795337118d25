using System.Text.Encodings.Web;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The JSON shapes of entities, described in docs/cli.md: what System.Text.Json gives of each, with names beside ids that people look for.</summary>
internal static class EntityJson
{
    // Not for HTML: names and texts of the world's scripts stay readable. Metadata may be 64 levels deep, and lies in an object here.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    public static void Write(this Utf8JsonWriter json, Artifact artifact, string? collection)
    {
        json.WriteMembersOf(artifact);
        json.WriteString("collection", collection);
    }

    public static void Write(this Utf8JsonWriter json, Revision revision) => json.WriteMembersOf(revision);

    public static void Write(this Utf8JsonWriter json, RevisionEntry entry) => json.WriteMembersOf(entry);

    public static void Write(this Utf8JsonWriter json, ChangeRecord record) => json.WriteMembersOf(record);

    public static void Write(this Utf8JsonWriter json, Relationship relationship, string? source, string? target)
    {
        json.WriteMembersOf(relationship);
        json.WriteString("source", source);
        json.WriteString("target", target);
    }

    public static void Write(this Utf8JsonWriter json, ArtifactId artifact, RevisionDiff diff)
    {
        json.WriteString("artifactId", artifact.ToString());
        json.WriteMembersOf(diff);
    }

    public static void Write(this Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(name, time is { } value ? UtcTime.Format(value) : null);

    public static void Write(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    // As raw text: no number changes its spelling on the way out.
    private static void WriteMembersOf<T>(this Utf8JsonWriter json, T entity)
    {
        foreach (var member in JsonSerializer.SerializeToElement(entity, Options).EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            json.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
        }
    }
}
