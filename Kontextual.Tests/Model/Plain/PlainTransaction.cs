using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>One transaction of the model, and the rules that hold for entities of every kind.</summary>
/// <param name="state">What is committed.</param>
/// <param name="rules">The small rules.</param>
/// <param name="assignedIds">The ids that a store gave.</param>
/// <param name="time">The time of all that it writes.</param>
/// <param name="stamp">What its change records say of it.</param>
internal sealed class PlainTransaction(PlainState state, PlainRules rules, AssignedIds assignedIds, string time, Stamp stamp)
    : PlainReads(state, rules), IWrites
{
    public TransactionId Id { get; } = new(assignedIds.Transaction);

    public string Time => time;

    /// <summary>The run in whose attempt it writes; null when it names none.</summary>
    public RunId? Run => stamp.Attempt?.RunId;

    /// <summary>The sequence of the next change record.</summary>
    public long Next => State.Next;

    public Task<Done<TRow>> DoAsync<TRow>(Func<PlainTransaction, Done<TRow>> plain, Func<IKnowledgeTransaction, Task<Done<TRow>>> store)
        where TRow : class, IEntityRow<TRow> => Task.FromResult(plain(this));

    /// <summary>The id of a new entity.</summary>
    public Guid NewId() => assignedIds.Take();

    public TRow Existing<TRow>(EntityId id)
        where TRow : class, IEntityRow<TRow> => Now.Find<TRow>(id) ?? throw new EntityNotFoundException(TRow.Kind, $"{id}");

    public TRow Live<TRow>(EntityId id)
        where TRow : class, IEntityRow<TRow> =>
        Existing<TRow>(id) is { IsDeleted: false } row ? row : throw new EntityNotFoundException(TRow.Kind, $"{id}");

    /// <summary>An entity that can be purged, or has been.</summary>
    public TRow Deleted<TRow>(EntityId id)
        where TRow : class, IEntityRow<TRow> =>
        Existing<TRow>(id) is { IsDeleted: true } row ? row : throw new EntityNotDeletedException(TRow.Kind, id);

    public void RequireVersion<TRow>(TRow row, int? expected)
        where TRow : class, IEntityRow<TRow>
    {
        if (!Rules.Accepts(expected, row.Version))
            throw new VersionConflictException(TRow.Kind, row.EntityId, expected!.Value, row.Version);
    }

    /// <summary>Metadata after a change to others, or to none.</summary>
    public string Changed(string metadata, Meta? wanted) => wanted is null || Rules.AreSame(wanted.Kept, metadata) ? metadata : wanted.Kept;

    /// <summary>Keeps a row, and adds the change record that says so.</summary>
    public void Keep<TRow>(TRow row, string kind, string state)
        where TRow : class, IEntityRow<TRow> => Record(row, Change(row, kind) with { State = state });

    /// <summary>A change record without a state.</summary>
    public ChangeRow Change<TRow>(TRow row, string kind)
        where TRow : class, IEntityRow<TRow> => new(
            Next, Id, $"{TRow.Kind}", row.EntityId, kind, row.Version, null, null, stamp.Actor, stamp.Attempt, stamp.Reason, time, null, HasSalt: true);

    /// <summary>Keeps a row and its change record, and the world as it is right after it.</summary>
    public void Record<TRow>(TRow row, ChangeRow change)
        where TRow : class, IEntityRow<TRow>
    {
        var after = State.Now.With(row.EntityId, row);
        State = State with { Now = after, Past = State.Past.Add(after), Changes = State.Changes.Add(change) };
    }

    /// <summary>Keeps a row without a change record: the past never shows it.</summary>
    public void Touch<TRow>(TRow row)
        where TRow : class, IEntityRow<TRow> => State = State with { Now = State.Now.With(row.EntityId, row) };

    /// <summary>Purges an entity: blanks it and what all its change records say up to now.</summary>
    public TRow Purge<TRow>(TRow found, string? oldDigest = null)
        where TRow : class, IEntityRow<TRow>
    {
        var changes = State.Changes.Select(
            change => change.EntityKind == $"{TRow.Kind}" && change.Entity == found.EntityId ? Rules.Blank(change) : change);
        State = State with { Changes = [.. changes] };
        var purged = found.Blank();
        Record(purged, Change(purged, Outcome.Purged) with { OldDigest = oldDigest });
        return purged;
    }

    /// <summary>Keeps something beside the entities.</summary>
    public void Set(object key, object part) => State = State with { Parts = State.Parts.SetItem(key, part) };
}
