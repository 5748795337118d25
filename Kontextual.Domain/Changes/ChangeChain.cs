using System.Text;

namespace Kontextual.Domain;

/// <summary>Computes the hashes that chain change records, so that a later change of a record can be detected.</summary>
/// <remarks>
/// The payload of a record (reason, state and trace id) enters the chain only through a salted commitment. A purge erases payload and salt. The
/// commitment is kept, so all later hashes remain valid. Changing this computation would invalidate existing stores, hence the version tag.
/// docs/formats.md describes every byte of it.
/// </remarks>
public static class ChangeChain
{
    /// <summary>The number of random bytes in a salt.</summary>
    public const int SaltSize = 16;

    private const string VersionTag = "kontextual-change-1";

    /// <summary>Computes the commitment to a payload: SHA-256 over the bytes of the salt and the UTF-8 bytes of the payload.</summary>
    /// <param name="salt">The salt as 32 hexadecimal digits.</param>
    /// <param name="payload">The payload, see <see cref="ChangePayload.Of"/>.</param>
    /// <exception cref="FormatException">The salt is not hexadecimal.</exception>
    public static ChainHash Commit(string salt, string payload) =>
        ChainHash.Of(Convert.FromHexString(salt), Encoding.UTF8.GetBytes(payload));

    /// <summary>
    /// Computes the hash of a record: SHA-256 over the version tag, the previous hash and the canonical record without its payload. Members
    /// without a value are included as null.
    /// </summary>
    /// <param name="previous">The hash of the previous record, or <see cref="ChainHash.Genesis"/> for the first record.</param>
    /// <param name="record">The record. Its own <see cref="ChangeRecord.Hash"/> is not used.</param>
    /// <exception cref="ArgumentNullException"><paramref name="record"/> is null.</exception>
    public static ChainHash Hash(ChainHash previous, ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return HashOfHeader(previous, HeaderOf(record).ToUtf8Bytes());
    }

    /// <summary>Computes the hash of a record from its canonical header.</summary>
    internal static ChainHash HashOfHeader(ChainHash previous, ReadOnlySpan<byte> header) =>
        ChainHash.Of(Encoding.UTF8.GetBytes($"{VersionTag}\n{previous}\n"), header);

    /// <summary>Returns the header of a record: the record without payload, salt and hash.</summary>
    internal static CanonicalJsonObject HeaderOf(ChangeRecord record) => new CanonicalJsonObject()
        .Add("actor", record.Actor)
        .Add("attempt", record.Attempt)
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
}
