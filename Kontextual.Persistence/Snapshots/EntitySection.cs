namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports the entities of a kind in ascending order of their ids. Each must be what its change records left.</summary>
/// <param name="target">The store.</param>
/// <param name="description">Describes the entity.</param>
/// <param name="records">The kind of the lines of the entities, and the kinds of lines that belong to the entity before them.</param>
internal abstract class EntitySection<TId, T>(
    ImportTarget target, IStatedDescription<TId, T> description, params IReadOnlyList<SnapshotRecord> records) : ISnapshotSection
    where TId : struct, IEntityId<TId>
    where T : class
{
    public IReadOnlyList<SnapshotRecord> Records => records;

    /// <summary>The store.</summary>
    protected ImportTarget Target => target;

    /// <summary>The entity of the last line; null before the first one.</summary>
    protected T? Present { get; private set; }

    public async Task AddAsync(SnapshotLine line)
    {
        if (line.Record != records[0])
        {
            await AddBelongingAsync(line).ConfigureAwait(false);
            return;
        }

        await EndGroupAsync().ConfigureAwait(false);
        var row = EntityOf(line.Read(SnapshotEntity.Form));
        var id = description.IdOf(row);
        if (Present is { } last && EntityId.Compare(description.IdOf(last).Value, id.Value) >= 0)
            throw new FormatException("The entities are not in ascending order of their ids");
        await RequireRecordedAsync(row, new EntityId(id.Value)).ConfigureAwait(false);
        await CheckAsync(row).ConfigureAwait(false);
        target.Insert(row);
        await target.SaveAsync().ConfigureAwait(false);
        Present = row;
    }

    public async Task EndAsync()
    {
        await EndGroupAsync().ConfigureAwait(false);
        var (found, created) = (target.Counts[records[0]], target.CreatedOf(description.Kind));
        if (found != created)
            throw new FormatException($"The change records have created {created} entities of the kind {description.Kind}, and {found} have a line");
    }

    /// <summary>Checks the references of an entity, and what is unique among its kind. Its row is not written yet.</summary>
    protected virtual Task CheckAsync(T row) => Task.CompletedTask;

    /// <summary>Imports a line that belongs to the present entity.</summary>
    protected virtual Task AddBelongingAsync(SnapshotLine line) => Task.CompletedTask;

    /// <summary>Checks the lines that belong to the present entity, after the last of them.</summary>
    protected virtual Task EndGroupAsync() => Task.CompletedTask;

    /// <summary>Returns the state that an entity had at a version after which no change record holds its complete state.</summary>
    protected virtual string StateAt(T row, int version) => description.StateOf(row);

    private T EntityOf(SnapshotEntity line)
    {
        var row = description.FromState(line.State);
        if (line.IsPurged)
            row = description.Blank(row);
        return description.StateOf(row) == line.State
            ? row
            : throw new FormatException(line.IsPurged
                ? "The state of the purged entity is not what a purge leaves"
                : "The state is not in its form: its members, their order or the notation of a value differ");
    }

    private async Task RequireRecordedAsync(T row, EntityId id)
    {
        var last = await ImportQueries.LastOf.RunAsync(target.Db, description.Kind, id, target.Cancellation).ConfigureAwait(false)
            ?? throw new FormatException("The entity has no change record");
        if (description.IsPurged(row) != (last.Kind == ChangeKind.Purged))
            throw new FormatException("An entity is purged exactly if its last change record is a purge");
        if (description.VersionOf(row) != last.EntityVersion)
            throw new FormatException($"The version is {description.VersionOf(row)}, and that of the last change record is {last.EntityVersion}");
        if (description.IsPurged(row))
        {
            if (description.DigestOf(row) != last.OldDigest)
                throw new FormatException("The digest is not the old digest of the purge");
            return;
        }

        var state = await ImportQueries.LastStateOf.RunAsync(target.Db, description.Kind, id, target.Cancellation).ConfigureAwait(false);
        if (state is null || StateAt(row, state.Version) != state.State)
            throw new FormatException("The state is not that of the last change record of the entity");
    }
}
