namespace Kontextual.Persistence.Verification.Checks;

/// <inheritdoc cref="IRangeCheck{TId, T}"/>
internal sealed class RangeCheck<TId, T, TRange>(VerifyRun run, RangeRule<TId, T, TRange> rule) : IRangeCheck<TId, T>
    where TId : struct, IComparable<TId>
    where T : class
    where TRange : class
{
    private const string Source = "the history";

    private readonly EntityTable<TRange> _table = new(run.Db);
    private readonly RowReader<TRange> _rows = run.Read(rule.Rows(run.Db));

    // The ranges of one entity: few, because each of them is a change of its name or place.
    private readonly Dictionary<long, TRange> _stored = [];
    private readonly List<TRange> _wanted = [];
    private bool _hasBegun;
    private bool _isErased;
    private T? _last;
    private T? _present;

    public async ValueTask BeginAsync(TId id, T? present)
    {
        await MoveToFirstAsync().ConfigureAwait(false);
        (_last, _present, _isErased) = (null, present, false);
        _stored.Clear();
        _wanted.Clear();
        while (_rows.Current is { } row && rule.IdOf(row).CompareTo(id) <= 0)
        {
            if (rule.IdOf(row).CompareTo(id) < 0)
                LeftOver(row);
            else if (!_stored.TryAdd(rule.BeginOf(row), row))
                LeftOver(row);
            await _rows.MoveAsync().ConfigureAwait(false);
        }
    }

    public void Add(T state, long sequence, bool isPurged)
    {
        // A purge has erased the names, so the stored ranges say which revisions had another one.
        var begins = _last is null || !rule.IsSame(_last, state) || (isPurged && _stored.ContainsKey(sequence));
        (_last, _isErased) = (state, false);
        if (begins)
            Begin(isPurged ? rule.Blank(rule.From(state, sequence)) : rule.From(state, sequence));
    }

    public void AddErased(ChangeRecord record)
    {
        var isFirst = _wanted.Count == 0;
        (_last, _isErased) = (null, true);
        if (_stored.TryGetValue(record.Sequence, out var stored))
            Begin(rule.WithDeleted(rule.Blank(stored), record.Kind == ChangeKind.Deleted));
        else if (!isFirst && record.Kind is not (ChangeKind.Deleted or ChangeKind.Restored))
            return;
        else if (_present is { } present)
            Begin(rule.WithDeleted(rule.Blank(rule.From(present, record.Sequence)), record.Kind == ChangeKind.Deleted));
        else
            run.Add(FindingKind.DerivedRowWrong, new(_table.Name, $"from_sequence {record.Sequence}"), $"the row that begins with {RecordPlace.Named(record)} is missing");
    }

    public void End()
    {
        // The last state is erased, but the row of the entity has what the purge has kept.
        if (_isErased && _present is { } present && _wanted.Count > 0)
            _wanted[^1] = rule.Ended(rule.Blank(rule.From(present, rule.BeginOf(_wanted[^1]))), null);
        foreach (var wanted in _wanted)
        {
            if (!_stored.Remove(rule.BeginOf(wanted), out var row))
            {
                run.Add(FindingKind.DerivedRowWrong, _table.PlaceOf(wanted), $"the row is missing, although {Source} has a change at its sequence");
                run.Derived?.Missing(wanted);
            }
            else if (!_table.Compare(run, FindingKind.DerivedRowWrong, wanted, row, Source))
            {
                run.Derived?.Different(row, wanted);
            }
        }

        foreach (var row in _stored.Values)
            LeftOver(row);
    }

    public async ValueTask FinishAsync()
    {
        await MoveToFirstAsync().ConfigureAwait(false);
        for (; _rows.Current is { } row; await _rows.MoveAsync().ConfigureAwait(false))
            LeftOver(row);
    }

    private void Begin(TRange range)
    {
        if (_wanted.Count > 0)
            _wanted[^1] = rule.Ended(_wanted[^1], rule.BeginOf(range));
        _wanted.Add(rule.Ended(range, null));
    }

    private async ValueTask MoveToFirstAsync()
    {
        if (!_hasBegun)
            await _rows.MoveAsync().ConfigureAwait(false);
        _hasBegun = true;
    }

    private void LeftOver(TRange row)
    {
        run.Add(FindingKind.DerivedRowWrong, _table.PlaceOf(row), $"the row is left over: {Source} has no such change");
        run.Derived?.LeftOver(row);
    }
}
