namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Compares the history with a seal that was made earlier.</summary>
/// <param name="run">The verification.</param>
/// <param name="seal">The seal.</param>
internal sealed class SealCheck(VerifyRun run, HistorySeal seal)
{
    private readonly MerkleTree _tree = new();
    private long _last;
    private ChainHash _lastHash = ChainHash.Genesis;

    /// <summary>Adds the next record.</summary>
    /// <param name="sequence">The sequence of the record.</param>
    /// <param name="hash">The hash of its values, which is not necessarily the stored one.</param>
    public void Add(long sequence, ChainHash hash)
    {
        if (sequence > seal.Size)
            return;
        _tree.Add(hash);
        (_last, _lastHash) = (sequence, hash);
    }

    public void Close()
    {
        if (_last < seal.Size)
            Report(RecordPlace.Of(seal.Size), $"the record is missing, although the seal of {UtcTime.Format(seal.Time)} covers {seal.Size} records: the end of the history was cut off, or the history was replaced");
        else if (_lastHash != seal.LastHash || _tree.Root != seal.Root)
            Report(RecordPlace.Of(seal.Size), $"the history up to here is not the one that was sealed at {UtcTime.Format(seal.Time)}: it was rewritten, or replaced by another one");
    }

    private void Report(FindingPlace place, FormattableString what) => run.Add(FindingKind.SealBroken, place, FormattableString.Invariant(what));
}
