namespace Kontextual.Torture;

/// <summary>Checks one unchanging state of a store, which other processes may be writing to.</summary>
internal sealed class StoreCheck(string path)
{
    private ChainPlace _place = ChainPlace.Start;

    /// <summary>Checks the records after the last check, and the acknowledgements.</summary>
    public CheckResult CheckNew(IEnumerable<Ack> acks)
    {
        var result = new CheckResult();
        Check(result, acks, whole: false);
        return result;
    }

    /// <summary>Checks all records from the first one on, and the acknowledgements.</summary>
    public CheckResult CheckWhole(IEnumerable<Ack> acks)
    {
        _place = ChainPlace.Start;
        var result = new CheckResult();
        Check(result, acks, whole: true);
        return result;
    }

    /// <summary>Returns the marks of all transactions in the store.</summary>
    public HashSet<string> Marks()
    {
        using var connection = PlainConnection.OpenToRead(path);
        return [.. connection.Rows("SELECT DISTINCT reason FROM change_records", int.MaxValue).Select(reason => Mark.Read(reason)?.Mark ?? reason)];
    }

    private void Check(CheckResult result, IEnumerable<Ack> acks, bool whole)
    {
        // Read before the state is fixed, because writes that are acknowledged later are not in the state.
        List<Ack> acknowledged = [.. acks];
        try
        {
            using var connection = PlainConnection.OpenToRead(path);
            using var state = connection.BeginTransaction(deferred: true);
            _place = ChainCheck.Run(connection, _place, result);
            AckCheck.Run(connection, acknowledged, result);
            if (whole)
            {
                IntegrityCheck.Run(connection, result);
                RunStoryCheck.Run(connection, result);
                FormCheck.Run(connection, result);
            }
        }
        catch (Exception e)
        {
            // A store that cannot be read completely is a finding of the check.
            result.Integrity.Add($"the check broke off: {e.Message}");
        }
    }
}
