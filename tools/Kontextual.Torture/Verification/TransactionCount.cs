namespace Kontextual.Torture;

/// <summary>Counts the adjacent records of each transaction, and compares the number with the number in the mark.</summary>
internal sealed class TransactionCount(CheckResult result)
{
    private ChangeRecord? _first;
    private int _rows;

    public void Add(ChangeRecord record)
    {
        if (_first is not null && _first.TransactionId != record.TransactionId)
            End();
        if (_first is not null && (_first.Reason != record.Reason || _first.Time != record.Time))
            result.Half.Add($"record {record.Sequence} belongs to the transaction of record {_first.Sequence}, but has a different reason or time");
        _first ??= record;
        _rows++;
    }

    public void End()
    {
        if (_first is null)
            return;
        if (Mark.Read(_first.Reason) is not { } mark)
            result.Half.Add($"record {_first.Sequence} has the reason '{_first.Reason}', which is not a mark");
        else if (mark.Rows != _rows)
            result.Half.Add($"{mark.Mark} has {_rows} of {mark.Rows} records, from {_first.Sequence} on");
        (_first, _rows) = (null, 0);
    }
}
