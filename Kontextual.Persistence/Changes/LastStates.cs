using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Changes;

/// <summary>The states of entities at a sequence, read from their last change records up to that sequence.</summary>
internal sealed class LastStates<TId, T>
    where TId : struct, IEntityId<TId>
    where T : class
{
    /// <summary>The number of entities whose records are read together. SQLite limits the parameters of a statement.</summary>
    private const int Batch = 500;

    private readonly IStatedDescription<TId, T> _description;
    private readonly Dictionary<EntityId, ChangeRecord> _records;
    private readonly Dictionary<EntityId, ChangeRecord> _states;

    private LastStates(
        IStatedDescription<TId, T> description, Dictionary<EntityId, ChangeRecord> records, Dictionary<EntityId, ChangeRecord> states)
    {
        _description = description;
        _records = records;
        _states = states;
    }

    /// <summary>
    /// Reads the last records of entities in one query for each batch. An entity without a record up to the sequence is left out. A second query is needed
    /// only if a last record does not contain a state.
    /// </summary>
    public static async Task<LastStates<TId, T>> ReadAsync(
        KontextualDbContext db,
        IStatedDescription<TId, T> description,
        IEnumerable<T> entities,
        long sequence,
        CancellationToken cancellationToken)
    {
        var all = new LastStates<TId, T>(description, [], []);
        foreach (var some in entities.Select(entity => new EntityId(description.IdOf(entity).Value)).Chunk(Batch))
            all.Add(await ReadSomeAsync(db, description, some, sequence, cancellationToken).ConfigureAwait(false));
        return all;
    }

    /// <summary>Returns one entity as it was at a sequence, live or deleted; null when it did not exist yet.</summary>
    /// <inheritdoc cref="Of"/>
    public static async Task<T?> OfOneAsync(
        KontextualDbContext db, IRecordedDescription<TId, T> description, T now, long sequence, CancellationToken cancellationToken) =>
        (await ReadAsync(db, description, [now], sequence, cancellationToken).ConfigureAwait(false)).Of(now);

    /// <summary>Returns an entity as it was at the sequence, live or deleted; null when it did not exist yet.</summary>
    /// <param name="now">The entity in its present state.</param>
    public T? Of(T now)
    {
        if (!_records.TryGetValue(new EntityId(_description.IdOf(now).Value), out var record))
            return null;
        if (!_states.TryGetValue(record.EntityId, out var stated) || stated.State is not { } state)
            return BlankAt(now, record);
        var then = FromState(stated, state);
        return ReferenceEquals(stated, record) ? then : WithVersion(then, record);
    }

    private static async Task<LastStates<TId, T>> ReadSomeAsync(
        KontextualDbContext db, IStatedDescription<TId, T> description, EntityId[] ids, long sequence, CancellationToken cancellationToken)
    {
        var kind = description.Kind;
        var records = await LastAsync(db.Set<ChangeRecord>()
            .Where(c => ids.Contains(c.EntityId) && c.EntityKind == kind && c.Sequence <= sequence)).ConfigureAwait(false);
        var without = records.Values.Where(c => !description.HasState(c.Kind)).ToList();
        if (without.Count == 0)
            return new(description, records, records);
        var others = without.ConvertAll(c => c.EntityId);
        var stateless = without[0].Kind;
        var states = await LastAsync(db.Set<ChangeRecord>()
            .Where(c => others.Contains(c.EntityId) && c.EntityKind == kind && c.Sequence <= sequence && c.Kind != stateless)).ConfigureAwait(false);
        foreach (var record in records.Values.Where(c => description.HasState(c.Kind)))
            states.Add(record.EntityId, record);
        return new(description, records, states);

        async Task<Dictionary<EntityId, ChangeRecord>> LastAsync(IQueryable<ChangeRecord> some)
        {
            var last = some.GroupBy(c => c.EntityId).Select(g => g.Max(c => c.Sequence));
            var found = await db.Set<ChangeRecord>().Where(c => last.Contains(c.Sequence)).ToListAsync(cancellationToken).ConfigureAwait(false);
            return found.ToDictionary(c => c.EntityId);
        }
    }

    private void Add(LastStates<TId, T> others)
    {
        foreach (var (id, record) in others._records)
            _records.Add(id, record);
        foreach (var (id, record) in others._states)
            _states.Add(id, record);
    }

    private T FromState(ChangeRecord record, string state)
    {
        try
        {
            return _description.FromState(state);
        }
        catch (FormatException e)
        {
            throw new StoredValueException(
                $"the state of a {_description.Kind}", $"table change_records, sequence {record.Sequence}, column state", $"a JSON object of another form ({e.Message})");
        }
    }

    // A purge erases the state. It can happen after the entity was read, so the entity is blanked here as well.
    private T BlankAt(T now, ChangeRecord record)
    {
        var blank = _description.Recorded(_description.Blank(now));
        if (record.Kind == ChangeKind.Purged)
            return blank;
        var then = WithVersion(blank, record);
        return record.Kind != ChangeKind.Deleted && _description is IDeletableDescription<TId, T> deletable ? deletable.Live(then) : then;
    }

    private T WithVersion(T entity, ChangeRecord record) => _description is IVersionedDescription<TId, T> versioned
        ? versioned.WithVersion(entity, record.EntityVersion, record.Time)
        : entity;
}
