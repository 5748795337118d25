using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Returns the name of the entity of a change record at the time of the change.</summary>
internal sealed class ChangeTitles(IKnowledgeRepository repository)
{
    public async Task<string> OfAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        if (record.EntityKind == EntityKind.Artifact)
            return await OfArtifactAsync(record, cancellationToken);
        using var state = record.State is null ? null : JsonDocument.Parse(record.State);
        return state?.RootElement switch
        {
            { } root when record.EntityKind == EntityKind.Relationship =>
                $"{Member(root, "sourceId")} {Member(root, "type")} {Member(root, "targetId")}",
            { } root when Member(root, "name") is { } name => name,
            { } root when record.EntityKind == EntityKind.Run && Member(root, "operation") is { } operation =>
                $"{operation} {record.EntityId}, {Member(root, "status")}",
            _ => record.EntityId.ToString(),
        };
    }

    private async Task<string> OfArtifactAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        var revision = await repository.Artifacts.FindRevisionAsync(
            record.EntityId.As<ArtifactId>(), record.EntityVersion, cancellationToken);
        return revision is null or { IsPurged: true } ? record.EntityId.ToString() : revision.Name;
    }

    private static string? Member(JsonElement state, string name) =>
        state.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
