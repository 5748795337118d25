namespace Kontextual.Persistence.Snapshots;

/// <summary>Checks the states in change records, and derives the ranges of names and positions from them.</summary>
internal sealed class StateImport(ImportTarget target)
{
    private readonly RangeImport _ranges = new(target);

    /// <summary>Checks the state of a record and stages the range that it begins.</summary>
    public async Task AddAsync(SnapshotChange change)
    {
        var record = change.Record;
        if (record.Kind == ChangeKind.Purged)
            return;
        switch (record.EntityKind)
        {
            case EntityKind.Collection:
                await _ranges.FollowAsync(record, Checked(record, CollectionDescription.Instance)).ConfigureAwait(false);
                break;
            case EntityKind.ContextPackage:
                await _ranges.FollowAsync(record, Checked(record, ContextPackageDescription.Instance)).ConfigureAwait(false);
                break;
            case EntityKind.ContextReference:
                await _ranges.FollowAsync(record, Checked(record, ContextReferenceDescription.Instance)).ConfigureAwait(false);
                break;
            default:
                Check(record);
                break;
        }
    }

    private void Check(ChangeRecord record)
    {
        _ = record.EntityKind switch
        {
            EntityKind.Relationship => (object?)Checked(record, RelationshipDescription.Instance),
            EntityKind.Run when record.Kind == ChangeKind.Updated => CheckedOutputs(record),
            EntityKind.Run => Checked(record, RunDescription.Instance),
            EntityKind.Step => Checked(record, StepDescription.Instance),
            EntityKind.Bundle => Checked(record, BundleDescription.Instance),
            EntityKind.Manifest => Checked(record, ManifestDescription.Instance),
            _ => throw new FormatException($"A change record of the kind {record.EntityKind} has no state"),
        };
    }

    /// <summary>Returns the entity of the state; null if it was erased.</summary>
    private T? Checked<TId, T>(ChangeRecord record, IStatedDescription<TId, T> description)
        where TId : struct, IEntityId<TId>
        where T : class
    {
        if (record.State is not { } state)
            return null;
        var entity = description.FromState(state);
        if (description.StateOf(entity) != state)
            throw new FormatException("The state is not in its form: its members, their order or the notation of a value differ");
        if (description.IdOf(entity).Value != record.EntityId.Value || description.VersionOf(entity) != record.EntityVersion)
            throw new FormatException("The id or the version in the state is another one than in the header");
        if (description.DigestOf(entity) != record.NewDigest)
            throw new FormatException("The digest in the state is not the new digest in the header");
        target.RequireForm(entity);
        return entity;
    }

    private static IReadOnlyList<RunOutput>? CheckedOutputs(ChangeRecord record)
    {
        if (record.State is not { } state)
            return null;
        var outputs = RunOutputsState.Read(state, record.EntityId.As<RunId>(), record.Sequence);
        return RunOutputsState.Of(outputs) == state
            ? outputs
            : throw new FormatException("The state is not in its form: its members, their order or the notation of a value differ");
    }
}
