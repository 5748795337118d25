using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes a store and its counts as JSON.</summary>
internal static class StoreJson
{
    public static void Write(Utf8JsonWriter json, StoreInfo store, string path, bool created)
    {
        WriteStore(json, store, path);
        json.WriteBoolean("created", created);
    }

    public static void Write(Utf8JsonWriter json, StoreSummary summary, string path, long logBytes)
    {
        WriteStore(json, summary.Store, path);
        json.WriteNumber("collections", summary.Collections);
        json.WriteNumber("artifacts", summary.Artifacts);
        json.WriteNumber("deletedArtifacts", summary.DeletedArtifacts);
        json.WriteNumber("revisions", summary.Revisions);
        json.WriteNumber("relationships", summary.Relationships);
        json.WriteNumber("runs", summary.Runs);
        json.WriteNumber("contextPackages", summary.ContextPackages);
        json.WriteNumber("contents", summary.Contents);
        json.WriteNumber("contentBytes", summary.ContentBytes);
        json.WriteNumber("logBytes", logBytes);
        json.WriteNumber("lastSequence", summary.Head.Sequence);
        json.WriteString("lastHash", summary.Head.Hash.ToString());
        json.Write("lastChangeAt", summary.LastChangeAt);
    }

    private static void WriteStore(Utf8JsonWriter json, StoreInfo store, string path)
    {
        json.WriteString("store", path);
        json.WriteString("id", store.Id.ToString());
        json.WriteNumber("formatVersion", store.FormatVersion);
        json.Write("createdAt", store.CreatedAt);
    }
}
