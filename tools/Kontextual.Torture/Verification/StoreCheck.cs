namespace Kontextual.Torture;

/// <summary>Checks a store that others may be writing to, in one unchanging state of it.</summary>
internal sealed class StoreCheck(string path)
{
    private ChainPlace _place = ChainPlace.Start;

    /// <summary>Checks what came since the last check: the records after it, and the acknowledgements.</summary>
    public CheckResult CheckNew(IEnumerable<Ack> acks)
    {
        var result = new CheckResult();
        Check(result, acks, whole: false);
        return result;
    }

    /// <summary>Checks all there is, from the first record on.</summary>
    public CheckResult CheckWhole(IEnumerable<Ack> acks)
    {
        _place = ChainPlace.Start;
        var result = new CheckResult();
        Check(result, acks, whole: true);
        return result;
    }

    /// <summary>The marks of the transactions that are there.</summary>
    public HashSet<string> Marks()
    {
        using var connection = PlainConnection.OpenToRead(path);
        return [.. connection.Rows("SELECT DISTINCT reason FROM change_records", int.MaxValue).Select(reason => Mark.Read(reason)?.Mark ?? reason)];
    }

    private void Check(CheckResult result, IEnumerable<Ack> acks, bool whole)
    {
        // Before the state is fixed: what is acknowledged later than that is not in it.
        List<Ack> acknowledged = [.. acks];
        try
        {
            using var connection = PlainConnection.OpenToRead(path);
            using var state = connection.BeginTransaction(deferred: true);
            _place = ChainCheck.Run(connection, _place, result);
            AckCheck.Run(connection, acknowledged, result);
            if (whole)
                IntegrityCheck.Run(connection, result);
        }
        catch (Exception e)
        {
            // A store that cannot be read to its end is what a check is there to find.
            result.Integrity.Add($"the check broke off: {e.Message}");
        }
    }
}
