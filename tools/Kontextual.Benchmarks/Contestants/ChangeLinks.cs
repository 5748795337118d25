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

    public ChangeRecord Add(Revision revision, ContentDigest? oldDigest)
    {
        var salt = NewSalt();
        var record = new ChangeRecord
        {
            Sequence = NextSequence,
            TransactionId = transaction,
            EntityKind = EntityKind.Artifact,
            EntityId = revision.ArtifactId,
            Kind = revision.Kind == RevisionKind.Created ? ChangeKind.Created : ChangeKind.Updated,
            EntityVersion = revision.Number,
            OldDigest = oldDigest,
            NewDigest = revision.Digest,
            Time = time,
            Salt = salt,
            Commitment = ChangeChain.Commit(salt, ChangePayload.Of(ChangePayload.StateOf(revision), null, null)),
            Hash = default,
        };
        record = record with { Hash = ChangeChain.Hash(_lastHash, record) };
        _lastHash = record.Hash;
        NextSequence++;
        return record;
    }

    private string NewSalt()
    {
        Span<byte> salt = stackalloc byte[ChangeChain.SaltSize];
        sources.Salts.Fill(salt);
        return Convert.ToHexStringLower(salt);
    }
}
