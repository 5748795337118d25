using System.Text.Encodings.Web;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>
/// Writes entities as JSON, as described in docs/cli.md: the members that System.Text.Json writes, with additional names next to ids.
/// </summary>
internal static class EntityJson
{
    // The output is not HTML, so characters of all scripts stay readable. Metadata may be 64 levels deep and is nested in an object here.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };

    private const int PartBytes = 1 << 16;

    public static void Write(this Utf8JsonWriter json, Artifact artifact, string? collection)
    {
        json.WriteMembersOf(artifact);
        json.WriteString("collection", collection);
    }

    public static void Write(this Utf8JsonWriter json, Revision revision) => json.WriteMembersOf(revision);

    public static void Write(this Utf8JsonWriter json, RevisionEntry entry) => json.WriteMembersOf(entry);

    public static void Write(this Utf8JsonWriter json, NameHistoryEntry entry, string? collection)
    {
        json.WriteMembersOf(entry);
        json.WriteString("collection", collection);
    }

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

    /// <summary>Writes an object whose members are those of an entity.</summary>
    public static void WriteObject<T>(this Utf8JsonWriter json, T entity)
    {
        json.WriteStartObject();
        json.WriteMembersOf(entity);
        json.WriteEndObject();
    }

    /// <summary>Writes an array of objects. Large parts are written immediately to the stream of the writer.</summary>
    public static async Task WriteArrayAsync<T>(this Utf8JsonWriter json, string name, IAsyncEnumerable<T> entities, CancellationToken cancellationToken)
    {
        json.WriteStartArray(name);
        await foreach (var entity in entities.WithCancellation(cancellationToken))
        {
            json.WriteObject(entity);
            if (json.BytesPending > PartBytes)
                await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
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

    // Written as raw text, so that the spelling of numbers does not change.
    public static void WriteMembersOf<T>(this Utf8JsonWriter json, T entity)
    {
        foreach (var member in JsonSerializer.SerializeToElement(entity, Options).EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            json.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
        }
    }
}
