using System.Text;

namespace Kontextual.Domain;

/// <summary>How change records are chained, so that a change of the past shows.</summary>
/// <remarks>
/// A record's payload (reason and state) enters the chain only as a salted commitment. Purging erases payload and salt; the
/// commitment stays, and with it every hash after it. Changing any of this breaks existing stores, hence the version tag.
/// </remarks>
public static class ChangeChain
{
    /// <summary>The number of random bytes in a salt.</summary>
    public const int SaltSize = 16;

    private const string VersionTag = "kontextual-change-1";

    /// <summary>The commitment to a payload: SHA-256 over the salt's bytes and the payload's UTF-8 bytes.</summary>
    /// <param name="salt">The salt as 32 hex digits.</param>
    /// <param name="payload">The canonical payload, see <see cref="ChangePayload"/>.</param>
    /// <exception cref="FormatException">The salt is not hex.</exception>
    public static ChainHash Commit(string salt, string payload) =>
        ChainHash.Of(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(payload));

    /// <summary>The hash of a record: SHA-256 over the version tag, the hash before and the canonical record without payload.</summary>
    /// <param name="previous">The hash of the record before; <see cref="ChainHash.Genesis"/> for the first.</param>
    /// <param name="record">The record; its own <see cref="ChangeRecord.Hash"/> is not read.</param>
    public static ChainHash Hash(ChainHash previous, ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var header = new CanonicalJsonObject()
            .Add("actor", record.Actor)
            .Add("commitment", record.Commitment.ToString())
            .Add("entityId", record.EntityId.ToString())
            .Add("entityKind", record.EntityKind.ToString())
            .Add("entityVersion", record.EntityVersion)
            .Add("kind", record.Kind.ToString())
            .Add("newDigest", record.NewDigest?.ToString())
            .Add("oldDigest", record.OldDigest?.ToString())
            .Add("runId", record.RunId?.ToString())
            .Add("sequence", record.Sequence)
            .Add("time", UtcTime.Format(record.Time))
            .Add("transactionId", record.TransactionId.ToString());
        return ChainHash.Of(Encoding.UTF8.GetBytes($"{VersionTag}\n{previous}\n"), header.ToUtf8Bytes());
    }
}
