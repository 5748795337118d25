using System.Security.Cryptography;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Floor;

/// <summary>
/// Makes the next change records of a transaction. The bytes that are hashed are those of docs/formats.md, written in one pass: the general
/// code of the domain would take a third of the time of the inserts. The checks compare every hash with those of the other contestants.
/// </summary>
internal sealed class FloorChain(FloorText text, Sources sources, Guid transaction, long lastSequence, byte[] lastHash, DateTimeOffset time)
{
    private readonly byte[] _transaction = FloorValues.Id(transaction);
    private readonly string _time = UtcTime.Format(time);
    private byte[] _lastHash = lastHash;

    /// <summary>The time of everything that the transaction writes.</summary>
    public DateTimeOffset Time => time;

    /// <summary>The sequence of the first record of the transaction.</summary>
    public long First { get; } = lastSequence + 1;

    public long NextSequence { get; private set; } = lastSequence + 1;

    /// <summary>Makes the values of the record of a change of an artifact.</summary>
    public object?[] Add(Artifact artifact, RevisionKind kind, byte[] digest, string provenance, byte[]? oldDigest)
    {
        var (salt, word) = (NewSalt(), kind.ToString());
        text.Clear().Add(salt).Add("{\"reason\":null,\"state\":{\"artifactId\":\""u8).Add(artifact.Id.Value)
            .Add("\",\"collectionId\":\""u8).Add(artifact.CollectionId.Value).Add("\",\"createdAt\":\""u8).Add(_time)
            .Add("\",\"digest\":\"sha256:"u8).AddHex(digest).Add("\",\"fromSequence\":"u8).Add(NextSequence)
            .Add(",\"kind\":\""u8).Add(word).Add("\",\"mediaType\":\""u8).AddEscaped(artifact.MediaType)
            .Add("\",\"message\":\"\",\"metadata\":"u8).Add(artifact.Metadata.Text).Add(",\"name\":\""u8).AddEscaped(artifact.Name)
            .Add("\",\"number\":"u8).Add(artifact.HeadRevision).Add(",\"producingRunId\":null,\"provenance\":"u8)
            .Add(provenance).Add(",\"size\":"u8).Add(artifact.Size).Add(",\"type\":\""u8)
            .AddEscaped(artifact.Type).Add("\"},\"traceId\":null}"u8);
        var commitment = SHA256.HashData(text.Written);
        var (sequence, hash) = Chain(commitment, artifact.Id.Value, "Artifact", artifact.HeadRevision, word, digest, oldDigest);
        return
        [
            sequence, First, _transaction, (int)EntityKind.Artifact, FloorValues.Id(artifact.Id.Value), (int)ChangeLinks.KindOf(kind),
            artifact.HeadRevision, oldDigest, digest, FloorValues.Time(time), null, salt, commitment, hash,
        ];
    }

    /// <summary>Makes the values of the record of a new relationship.</summary>
    public object?[] Add(Relationship created)
    {
        var (salt, state) = (NewSalt(), RelationshipDescription.Instance.StateOf(created));
        text.Clear().Add(salt).Add("{\"reason\":null,\"state\":"u8).Add(state).Add(",\"traceId\":null}"u8);
        var commitment = SHA256.HashData(text.Written);
        var (sequence, hash) = Chain(commitment, created.Id.Value, "Relationship", created.Version, "Created", null, null);
        return
        [
            sequence, First, _transaction, (int)EntityKind.Relationship, FloorValues.Id(created.Id.Value), (int)ChangeKind.Created,
            created.Version, null, null, FloorValues.Time(time), state, salt, commitment, hash,
        ];
    }

    private (long Sequence, byte[] Hash) Chain(
        byte[] commitment, Guid entity, string entityKind, int version, string kind, byte[]? digest, byte[]? oldDigest)
    {
        text.Clear().Add("kontextual-change-1\n"u8).AddHex(_lastHash).Add("\n{\"actor\":null,\"attempt\":null,\"commitment\":\""u8)
            .AddHex(commitment).Add("\",\"entityId\":\""u8).Add(entity).Add("\",\"entityKind\":\""u8).Add(entityKind)
            .Add("\",\"entityVersion\":"u8).Add(version).Add(",\"kind\":\""u8).Add(kind).Add("\",\"newDigest\":"u8);
        AddDigest(digest).Add(",\"oldDigest\":"u8);
        AddDigest(oldDigest).Add(",\"runId\":null,\"sequence\":"u8).Add(NextSequence).Add(",\"time\":\""u8).Add(_time)
            .Add("\",\"transactionId\":\""u8).Add(transaction).Add("\"}"u8);
        _lastHash = SHA256.HashData(text.Written);
        return (NextSequence++, _lastHash);
    }

    private FloorText AddDigest(byte[]? digest) =>
        digest is null ? text.Add("null"u8) : text.Add("\"sha256:"u8).AddHex(digest).Add("\""u8);

    private byte[] NewSalt()
    {
        var salt = new byte[ChangeChain.SaltSize];
        sources.Salts.Fill(salt);
        return salt;
    }
}
