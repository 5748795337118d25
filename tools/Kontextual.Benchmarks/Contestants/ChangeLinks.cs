using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Contestants;

/// <summary>
/// Makes the next records in the chain of change records, for contestants that write the chain themselves. The domain library computes the
/// hashes, so all contestants hash the same bytes with the same code.
/// </summary>
internal sealed class ChangeLinks(Sources sources, TransactionId transaction, long lastSequence, ChainHash lastHash, DateTimeOffset time)
{
    private ChainHash _lastHash = lastHash;

    /// <summary>The time of everything that the transaction writes.</summary>
    public DateTimeOffset Time => time;

    public long NextSequence { get; private set; } = lastSequence + 1;

    /// <summary>Makes the record of a change of an artifact. The revision holds its state.</summary>
    public ChangeRecord Add(Revision revision, ContentDigest? oldDigest)
    {
        var record = new ChangeRecord
        {
            Sequence = NextSequence,
            TransactionId = transaction,
            EntityKind = EntityKind.Artifact,
            EntityId = revision.ArtifactId,
            Kind = KindOf(revision.Kind),
            EntityVersion = revision.Number,
            OldDigest = oldDigest,
            NewDigest = revision.Digest,
            Time = time,
            Commitment = default,
            Hash = default,
        };
        return Chain(record, ChangePayload.StateOf(revision));
    }

    /// <summary>Makes the record of a new relationship, which holds its state.</summary>
    public ChangeRecord Add(Relationship created)
    {
        var state = RelationshipDescription.Instance.StateOf(created);
        var record = new ChangeRecord
        {
            Sequence = NextSequence,
            TransactionId = transaction,
            EntityKind = EntityKind.Relationship,
            EntityId = created.Id,
            Kind = ChangeKind.Created,
            EntityVersion = created.Version,
            Time = time,
            State = state,
            Commitment = default,
            Hash = default,
        };
        return Chain(record, state);
    }

    /// <summary>Makes the record of a moved step, which holds its state.</summary>
    public ChangeRecord Add(WorkflowStep moved)
    {
        var state = StepDescription.Instance.StateOf(moved);
        var record = new ChangeRecord
        {
            Sequence = NextSequence,
            TransactionId = transaction,
            EntityKind = EntityKind.Step,
            EntityId = moved.Id,
            Kind = ChangeKind.Moved,
            EntityVersion = moved.Version,
            Time = time,
            State = state,
            Commitment = default,
            Hash = default,
        };
        return Chain(record, state);
    }

    /// <summary>Returns the kind of the change that made a revision.</summary>
    public static ChangeKind KindOf(RevisionKind kind) => kind switch
    {
        RevisionKind.Created => ChangeKind.Created,
        RevisionKind.Updated => ChangeKind.Updated,
        RevisionKind.Deleted => ChangeKind.Deleted,
        _ => ChangeKind.Restored,
    };

    private ChangeRecord Chain(ChangeRecord record, string state)
    {
        var salt = NewSalt();
        var committed = record with { Salt = salt, Commitment = ChangeChain.Commit(salt, ChangePayload.Of(state, null, null)) };
        _lastHash = ChangeChain.Hash(_lastHash, committed);
        NextSequence++;
        return committed with { Hash = _lastHash };
    }

    private string NewSalt()
    {
        Span<byte> salt = stackalloc byte[ChangeChain.SaltSize];
        sources.Salts.Fill(salt);
        return Convert.ToHexStringLower(salt);
    }
}
