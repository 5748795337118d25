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
    private T? _last;

    public async ValueTask BeginAsync(TId id)
    {
        await MoveToFirstAsync().ConfigureAwait(false);
        _last = null;
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

    public void Add(T? state, long sequence, bool isPurged)
    {
        var stored = _stored.GetValueOrDefault(sequence);
        var begins = _wanted.Count == 0 || (state is null || isPurged ? stored is not null : _last is null || !rule.IsSame(_last, state));
        _last = state;
        if (!begins)
            return;
        if (_wanted.Count > 0)
            _wanted[^1] = rule.Ended(_wanted[^1], sequence);

        // The erased state of a purged entity says nothing about its range.
        var range = state is null ? stored : rule.From(state, sequence);
        if (range is null)
            run.Add(FindingKind.DerivedRowWrong, new(_table.Name, $"from_sequence {sequence}"), "the row of the first name or place of a purged entity is missing");
        else
            _wanted.Add(rule.Ended(isPurged ? rule.Blank(range) : range, null));
    }

    public void End()
    {
        foreach (var wanted in _wanted)
        {
            if (!_stored.Remove(rule.BeginOf(wanted), out var row))
                run.Add(FindingKind.DerivedRowWrong, _table.PlaceOf(wanted), $"the row is missing, although {Source} has a change at its sequence");
            else
                _table.Compare(run, FindingKind.DerivedRowWrong, wanted, row, Source);
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

    private async ValueTask MoveToFirstAsync()
    {
        if (!_hasBegun)
            await _rows.MoveAsync().ConfigureAwait(false);
        _hasBegun = true;
    }

    private void LeftOver(TRange row) =>
        run.Add(FindingKind.DerivedRowWrong, _table.PlaceOf(row), $"the row is left over: {Source} has no such change");
}
