using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The JSON shapes of entities, described in docs/cli.md. Every member is always there; what does not apply is null.</summary>
internal static class EntityJson
{
    public static void Write(this Utf8JsonWriter json, Artifact artifact, string? collection)
    {
        json.WriteString("id", artifact.Id.ToString());
        json.WriteString("name", artifact.Name);
        json.WriteString("collection", collection);
        json.WriteString("collectionId", artifact.CollectionId.ToString());
        json.WriteString("type", artifact.Type);
        json.WriteString("mediaType", artifact.MediaType);
        json.WriteNumber("headRevision", artifact.HeadRevision);
        json.WriteString("digest", artifact.Digest.ToString());
        json.WriteNumber("size", artifact.Size);
        json.Write("metadata", artifact.Metadata);
        json.Write("provenance", artifact.Provenance);
        json.Write("createdAt", artifact.CreatedAt);
        json.Write("updatedAt", artifact.UpdatedAt);
        json.Write("deletedAt", artifact.DeletedAt);
        json.WriteBoolean("purged", artifact.IsPurged);
    }

    public static void Write(this Utf8JsonWriter json, Revision revision)
    {
        json.WriteString("artifactId", revision.ArtifactId.ToString());
        json.WriteNumber("number", revision.Number);
        json.WriteString("kind", revision.Kind.ToString());
        json.WriteString("name", revision.Name);
        json.WriteString("collectionId", revision.CollectionId.ToString());
        json.WriteString("type", revision.Type);
        json.WriteString("mediaType", revision.MediaType);
        json.WriteString("digest", revision.Digest.ToString());
        json.WriteNumber("size", revision.Size);
        json.Write("metadata", revision.Metadata);
        json.Write("provenance", revision.Provenance);
        json.WriteString("producingRunId", revision.ProducingRunId?.ToString());
        json.WriteString("message", revision.Message);
        json.Write("createdAt", revision.CreatedAt);
        json.WriteNumber("fromSequence", revision.FromSequence);
        json.Write("toSequence", revision.ToSequence);
        json.WriteBoolean("purged", revision.IsPurged);
    }

    public static void Write(this Utf8JsonWriter json, ChangeRecord record)
    {
        json.WriteNumber("sequence", record.Sequence);
        json.Write("time", record.Time);
        json.WriteString("transactionId", record.TransactionId.ToString());
        json.WriteString("kind", record.Kind.ToString());
        json.WriteString("entityKind", record.EntityKind.ToString());
        json.WriteString("entityId", record.EntityId.ToString());
        json.WriteNumber("entityVersion", record.EntityVersion);
        json.WriteString("oldDigest", record.OldDigest?.ToString());
        json.WriteString("newDigest", record.NewDigest?.ToString());
        json.WriteString("actor", record.Actor);
        json.WriteString("runId", record.RunId?.ToString());
        json.WriteString("reason", record.Reason);
        json.WritePropertyName("state");
        json.WriteRawValue(record.State ?? "null");
        json.WriteString("commitment", record.Commitment.ToString());
        json.WriteString("hash", record.Hash.ToString());
    }

    public static void Write(this Utf8JsonWriter json, Relationship relationship, string? source, string? target)
    {
        json.WriteString("id", relationship.Id.ToString());
        json.WriteString("source", source);
        json.WriteString("sourceId", relationship.SourceId.ToString());
        json.WriteString("type", relationship.Type);
        json.WriteString("target", target);
        json.WriteString("targetId", relationship.TargetId.ToString());
        json.Write("metadata", relationship.Metadata);
        json.Write("provenance", relationship.Provenance);
        json.WriteNumber("version", relationship.Version);
        json.Write("createdAt", relationship.CreatedAt);
        json.Write("updatedAt", relationship.UpdatedAt);
    }

    public static void Write(this Utf8JsonWriter json, ArtifactId artifact, RevisionDiff diff)
    {
        json.WriteString("artifactId", artifact.ToString());
        json.WriteNumber("from", diff.From);
        json.WriteNumber("to", diff.To);
        json.WriteStartArray("lines");
        foreach (var line in diff.Lines)
        {
            json.WriteStartObject();
            json.WriteString("kind", line.Kind.ToString());
            json.WriteString("text", line.Text);
            json.Write("fromLine", line.FromLine);
            json.Write("toLine", line.ToLine);
            json.WriteEndObject();
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

    // As kept: no number changes its spelling on the way out.
    private static void Write(this Utf8JsonWriter json, string name, Metadata metadata)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(metadata.Text);
    }

    private static void Write(this Utf8JsonWriter json, string name, Provenance provenance)
    {
        json.WriteStartObject(name);
        json.WriteString("actor", provenance.Actor);
        json.WriteString("source", provenance.Source);
        json.WriteString("tool", provenance.Tool);
        json.WriteString("toolVersion", provenance.ToolVersion);
        json.Write("attributes", provenance.Attributes);
        json.WriteEndObject();
    }
}
