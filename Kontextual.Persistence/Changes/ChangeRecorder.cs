using Kontextual.Persistence.Backends;
using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Changes;

/// <summary>Numbers, chains and adds the change records of one transaction.</summary>
internal sealed class ChangeRecorder
{
    private readonly IRowWriter _rows;
    private readonly ChangeStamp _stamp;
    private readonly ISaltSource _salts;
    private ChainHash _lastHash;

    private ChangeRecorder(IRowWriter rows, ChangeStamp stamp, StoreSources sources, ChangePosition last, DateTimeOffset? lastTime)
    {
        _rows = rows;
        _stamp = stamp;
        _salts = sources.Salts;
        _lastHash = last.Hash;
        LastSequence = last.Sequence;
        var now = UtcTime.Truncate(sources.Time.GetUtcNow());

        // A clock that was set back must not bend the order of the past.
        Time = lastTime is { } before && before > now ? before : now;
    }

    public TransactionId TransactionId => _stamp.TransactionId;

    /// <summary>The one time of all records of the transaction.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The sequence of the first record added; null while there is none.</summary>
    public long? FirstSequence { get; private set; }

    /// <summary>The sequence of the newest record in the store or added.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The sequence that the next record will get.</summary>
    public long NextSequence => LastSequence + 1;

    /// <summary>The newest record in the store or added.</summary>
    public ChangePosition Position => new(LastSequence, _lastHash);

    /// <summary>A recorder that goes on after the newest record of the store, whose writers it has locked out.</summary>
    /// <exception cref="StoreCorruptException">There was a newer record, or another at that place.</exception>
    public static async Task<ChangeRecorder> AfterLastAsync(
        WriteSession session, ChangeStamp stamp, StoreSources sources, CancellationToken cancellationToken)
    {
        var (last, time) = await LastRecord.ReadAsync(session.Context, sources.Seen, cancellationToken).ConfigureAwait(false);
        return new ChangeRecorder(session.Rows, stamp, sources, last, time);
    }

    /// <summary>Adds the record of a revision, which is itself the artifact's state.</summary>
    public void Add(Revision revision, ContentDigest? oldDigest) => Add(
        new Change(EntityKind.Artifact, revision.ArtifactId, KindOf(revision.Kind), revision.Number, ChangePayload.StateOf(revision))
        {
            KeepsState = false,
            OldDigest = oldDigest,
            NewDigest = revision.Digest,
        });

    /// <summary>Adds the record of a change of a collection.</summary>
    public void Add(ChangeKind kind, Collection collection) =>
        Add(new Change(EntityKind.Collection, collection.Id, kind, collection.Version, ChangePayload.StateOf(collection)));

    /// <summary>Adds the record of a change of a relationship.</summary>
    public void Add(ChangeKind kind, Relationship relationship) =>
        Add(new Change(EntityKind.Relationship, relationship.Id, kind, relationship.Version, ChangePayload.StateOf(relationship)));

    /// <summary>Adds the record of a purge, which has no state. Nothing is left of the content, so it has no digest afterwards.</summary>
    public void AddPurged(EntityKind kind, EntityId id, int version, ContentDigest? digest = null) =>
        Add(new Change(kind, id, ChangeKind.Purged, version, ChangePayload.NoState) { KeepsState = false, OldDigest = digest });

    private static ChangeKind KindOf(RevisionKind kind) => kind switch
    {
        RevisionKind.Created => ChangeKind.Created,
        RevisionKind.Updated => ChangeKind.Updated,
        RevisionKind.Deleted => ChangeKind.Deleted,
        RevisionKind.Restored => ChangeKind.Restored,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of revision."),
    };

    private void Add(Change change)
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
            RunId = _stamp.Context.RunId,
            Reason = _stamp.Context.Reason,
            Time = Time,
            State = change.KeepsState ? change.State : null,
            Salt = salt,
            Commitment = ChangeChain.Commit(salt, ChangePayload.Of(change.State, _stamp.Context.Reason)),
            Hash = default,
        };
        record = record with { Hash = ChangeChain.Hash(_lastHash, record) };
        _rows.Insert(record);
        _lastHash = record.Hash;
        LastSequence = record.Sequence;
        FirstSequence ??= record.Sequence;
    }

    private string NewSalt()
    {
        Span<byte> salt = stackalloc byte[ChangeChain.SaltSize];
        _salts.Fill(salt);
        return Convert.ToHexStringLower(salt);
    }

    private sealed record Change(EntityKind EntityKind, EntityId EntityId, ChangeKind Kind, int Version, string State)
    {
        /// <summary>False when the state is kept elsewhere, and so must not be kept twice.</summary>
        public bool KeepsState { get; init; } = true;

        public ContentDigest? OldDigest { get; init; }

        public ContentDigest? NewDigest { get; init; }
    }
}
