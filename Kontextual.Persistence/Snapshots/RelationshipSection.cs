using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports relationships.</summary>
internal sealed class RelationshipSection(ImportTarget target)
    : EntitySection<RelationshipId, Relationship>(target, RelationshipDescription.Instance, SnapshotRecord.Relationship)
{
    private static readonly CompiledQuery<ArtifactId, ArtifactId, string, bool> IsLive = new((db, source, end, type, _) =>
        db.Set<Relationship>().Any(r => r.SourceId == source && r.TargetId == end && r.Type == type && r.ToSequence == null));

    protected override async Task CheckAsync(Relationship row)
    {
        await Target.RequireAsync(EntityKind.Artifact, row.SourceId, "sourceId").ConfigureAwait(false);
        await Target.RequireAsync(EntityKind.Artifact, row.TargetId, "targetId").ConfigureAwait(false);
        await RequireChangeAsync(row, row.FromSequence, ChangeKind.Created, "fromSequence").ConfigureAwait(false);
        if (row.ToSequence is { } to)
            await RequireChangeAsync(row, to, ChangeKind.Deleted, "toSequence").ConfigureAwait(false);
        else if (await IsLive.RunAsync(Target.Db, row.SourceId, row.TargetId, row.Type, Target.Cancellation).ConfigureAwait(false))
            throw new FormatException("Another live relationship has the same source, target and type");
    }

    private async Task RequireChangeAsync(Relationship row, long sequence, ChangeKind kind, string member)
    {
        var change = await ImportQueries.ChangeAt.RunAsync(Target.Db, sequence, Target.Cancellation).ConfigureAwait(false);
        if (change is null || (change.EntityKind, change.EntityId.Value, change.Kind) != (EntityKind.Relationship, row.Id.Value, kind))
            throw new FormatException($"The member '{member}' is not the sequence of a change record of the relationship of the kind {kind}");
    }
}
