namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Checks the states in the change records of an entity, and compares the last one with the row.</summary>
internal sealed class StateCheck<TId, T>(VerifyRun run, IStatedDescription<TId, T> description)
    where TId : struct, IEntityId<TId>
    where T : class
{
    private readonly EntityTable<T> _table = new(run.Db);
    private T? _last;
    private ChangeRecord? _stated;
    private bool _isUnknown;

    /// <summary>Begins with the next entity.</summary>
    public void Begin() => (_last, _stated, _isUnknown) = (null, null, false);

    /// <summary>Reads the state of the next record. Returns null when the record has none, or one that is damaged.</summary>
    public T? Next(ChangeRecord record)
    {
        if (record.State is not { } text || !description.HasState(record.Kind))
            return null;
        _stated = record;
        _last = Read(record, text);
        _isUnknown = _last is null;
        return _last;
    }

    /// <summary>Adds the finding of an entity that has records and no row.</summary>
    public void AddMissing(TId id, EntityHistory history) => run.Add(
        FindingKind.MissingRow,
        new(_table.Name, $"id {id}"),
        $"the row is missing or could not be read, although {RecordPlace.Named((history.Last ?? history.Purge)!)} changed the {description.Kind}");

    /// <summary>Compares a row with the last state.</summary>
    public void Compare(T row, EntityHistory history)
    {
        if (history.Last is not { } last)
        {
            run.Add(FindingKind.UnrecordedRow, _table.PlaceOf(row), $"no change record created the {description.Kind}");
            return;
        }

        if (description.IsPurged(row) != history.Purge is not null)
        {
            run.Add(
                history.Purge is null ? FindingKind.BlankWithoutPurge : FindingKind.PurgeIncomplete,
                _table.PlaceOf(row, nameof(Artifact.IsPurged)),
                history.Purge is { } purge ? $"it is 0, although {RecordPlace.Named(purge)} says that the {description.Kind} was purged" : "it is 1, although no change record says that it was purged");
        }
        else if (history.Purge is not null)
        {
            ComparePurged(row, history, last);
        }
        else if (_last is not null && _stated is not null)
        {
            var wanted = last == _stated ? _last : WithVersion(_last, last);
            _table.Compare(run, FindingKind.StateMismatch, description.Recorded(wanted), description.Recorded(row), $"the state in {RecordPlace.Named(_stated)}");
        }
        else if (!_isUnknown)
        {
            run.Add(FindingKind.PayloadChanged, RecordPlace.Of(last.Sequence, "state"), $"the state is missing, although the {description.Kind} was not purged");
        }
    }

    // The state is erased, but versions, times and the deletion are also in what remains of the records.
    private void ComparePurged(T row, EntityHistory history, ChangeRecord last)
    {
        _table.Compare(run, FindingKind.PurgeIncomplete, description.Blank(row), row, "the purge");
        var wanted = WithVersion(row, last);
        if (history.Deletion is { } deletion && description is IDeletableDescription<TId, T> deletable)
            wanted = deletable.Deleted(wanted, deletion.Time, deletion.Sequence);
        _table.Compare(run, FindingKind.StateMismatch, wanted, row, RecordPlace.Named(last));
        _table.CompareProperty(run, FindingKind.StateMismatch, row, nameof(Collection.CreatedAt), history.First!.Time, RecordPlace.Named(history.First));
        _table.CompareProperty(run, FindingKind.StateMismatch, row, nameof(Relationship.FromSequence), history.First.Sequence, RecordPlace.Named(history.First));
        if (description.DigestOf(row) is { } digest && digest != last.NewDigest)
            run.Add(FindingKind.StateMismatch, _table.PlaceOf(row, "Digest"), $"it contains {digest}, but {RecordPlace.Named(last)} says {last.NewDigest}");
    }

    private T? Read(ChangeRecord record, string text)
    {
        try
        {
            var state = description.FromState(text);
            if (description.StateOf(state) != text)
                run.Add(FindingKind.MalformedValue, RecordPlace.Of(record.Sequence, "state"), "it is not in the canonical form");
            if (new EntityId(description.IdOf(state).Value) != record.EntityId || description.VersionOf(state) != record.EntityVersion)
                run.Add(FindingKind.StateMismatch, RecordPlace.Of(record.Sequence, "state"), "it is the state of another entity or of another version");
            if (description.DigestOf(state) != record.NewDigest)
                run.Add(FindingKind.StateMismatch, RecordPlace.Of(record.Sequence, "new_digest"), "it is not the digest in the state");
            return state;
        }
        catch (FormatException e)
        {
            run.Add(FindingKind.MalformedValue, RecordPlace.Of(record.Sequence, "state"), $"it is not the state of a {description.Kind}: {e.Message}");
            return null;
        }
    }

    private T WithVersion(T entity, ChangeRecord record) => description is IVersionedDescription<TId, T> versioned
        ? versioned.WithVersion(entity, record.EntityVersion, record.Time)
        : entity;
}
