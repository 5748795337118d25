using Kontextual.Persistence.Backends;

namespace Kontextual.Persistence.Changes;

/// <summary>Numbers and chains the change records of one transaction, and stages them.</summary>
internal sealed class ChangeRecorder
{
    private readonly IRowWriter _rows;
    private readonly ChangeStamp _stamp;
    private readonly ISaltSource _salts;
    private ChainHash _lastHash;
    private DateTimeOffset? _lastTime;

    private ChangeRecorder(IRowWriter rows, ChangeStamp stamp, StoreSources sources, ChangePosition last, DateTimeOffset? lastTime)
    {
        _rows = rows;
        _stamp = stamp;
        _salts = sources.Salts;
        _lastHash = last.Hash;
        _lastTime = lastTime;
        LastSequence = last.Sequence;
        var now = UtcTime.Truncate(sources.Time.GetUtcNow());

        // The times of records must not decrease, even when the clock was set back.
        Time = lastTime is { } before && before > now ? before : now;
    }

    /// <summary>The attempt of a run in which the transaction is made; null when it names none.</summary>
    public RunAttempt? Attempt => _stamp.Context.Attempt;

    public TransactionId TransactionId => _stamp.TransactionId;

    /// <summary>The time of all records of the transaction.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The sequence of the first record of the transaction; null while it has none.</summary>
    public long? FirstSequence { get; private set; }

    /// <summary>The sequence of the newest record, including those of this transaction.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The sequence that the next record will get.</summary>
    public long NextSequence => LastSequence + 1;

    /// <summary>The position of the newest record, including those of this transaction.</summary>
    public ChangePosition Position => new(LastSequence, _lastHash);

    /// <summary>Creates a recorder that continues after the newest record of the store. The transaction must exclude other writers.</summary>
    /// <exception cref="StoreCorruptException">A newer record existed before, or another record had this sequence.</exception>
    public static async Task<ChangeRecorder> AfterLastAsync(
        WriteSession session, ChangeStamp stamp, StoreSources sources, CancellationToken cancellationToken)
    {
        var (last, time) = await LastRecord.ReadAsync(session.Context, sources.Seen, cancellationToken).ConfigureAwait(false);
        return new ChangeRecorder(session.Rows, stamp, sources, last, time);
    }

    /// <summary>Stages the record of a change, chained to the previous record.</summary>
    public void Add(EntityChange change)
    {
        var salt = NewSalt();
        var record = new ChangeRecord
        {
            Sequence = NextSequence,
            TransactionId = _stamp.TransactionId,
            EntityKind = change.EntityKind,
            EntityId = change.EntityId,
            Kind = change.Kind,
            EntityVersion = change.Version,
            OldDigest = change.OldDigest,
            NewDigest = change.NewDigest,
            Actor = _stamp.Context.Actor,
            RunId = _stamp.Context.Attempt?.RunId,
            Attempt = _stamp.Context.Attempt?.Attempt,
            Reason = _stamp.Context.Reason,
            Time = Time,
            State = change.KeepsState ? change.State : null,
            Salt = salt,
            Commitment = ChangeChain.Commit(salt, ChangePayload.Of(change.State, _stamp.Context.Reason, traceId: null)),
            Hash = default,
        };
        Stage(record with { Hash = ChangeChain.Hash(_lastHash, record) });
    }

    /// <summary>Stages a record of another store unchanged, with its own transaction, time, actor, salt and hash.</summary>
    /// <exception cref="ArgumentException">The sequence, time or hash of the record does not follow the newest record. Nothing is staged.</exception>
    public void Bring(ChangeRecord record)
    {
        if (record.Sequence != NextSequence)
            throw new ArgumentException($"Sequence {record.Sequence} does not follow sequence {LastSequence}.", nameof(record));
        if (record.Time < _lastTime)
            throw new ArgumentException($"The time of sequence {record.Sequence} is before the time of the previous record.", nameof(record));
        if (record.Hash != ChangeChain.Hash(_lastHash, record))
            throw new ArgumentException($"The hash of sequence {record.Sequence} does not match the record and the previous hash.", nameof(record));
        Stage(record);
    }

    private void Stage(ChangeRecord record)
    {
        _rows.Insert(record);
        _lastHash = record.Hash;
        _lastTime = record.Time;
        LastSequence = record.Sequence;
        FirstSequence ??= record.Sequence;
    }

    private string NewSalt()
    {
        Span<byte> salt = stackalloc byte[ChangeChain.SaltSize];
        _salts.Fill(salt);
        return Convert.ToHexStringLower(salt);
    }
}
