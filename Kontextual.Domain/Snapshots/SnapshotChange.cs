namespace Kontextual.Domain;

/// <summary>The line of a change record: exactly the texts that its commitment and its hash cover.</summary>
/// <param name="Record">The record.</param>
/// <param name="Revision">The revision that a change of an artifact made; null for a purge, and for other entities.</param>
internal sealed record SnapshotChange(ChangeRecord Record, Revision? Revision)
{
    /// <summary>Converts change records to lines and back.</summary>
    public static IStateForm<SnapshotChange> Form { get; } = new LineForm();

    /// <summary>True when a purge has erased the payload.</summary>
    public bool IsErased => Record.Salt is null;

    /// <summary>True when the record has a revision, which is the state of an artifact.</summary>
    public bool HasRevision => HasRevisionOf(Record);

    /// <summary>Returns the payload of a record that is not erased.</summary>
    /// <exception cref="FormatException">The record has no state, although it is not erased.</exception>
    public string Payload()
    {
        var state = Record.Kind == ChangeKind.Purged
            ? ChangePayload.NoState
            : Revision is null ? Record.State : ChangePayload.StateOf(Revision);
        return ChangePayload.Of(
            state ?? throw new FormatException("The record is not erased and has no state"), Record.Reason, Record.TraceId);
    }

    private static bool HasRevisionOf(ChangeRecord record) => record is { EntityKind: EntityKind.Artifact, Kind: not ChangeKind.Purged };

    private sealed class LineForm : IStateForm<SnapshotChange>
    {
        private const string Null = "null";

        public void Write(StateWriter state, SnapshotChange value) => state
            .Add("hash", value.Record.Hash.ToString())
            .AddVerbatim("header", ChangeChain.HeaderOf(value.Record).ToString())
            .AddVerbatim("payload", value.IsErased ? Null : value.Payload())
            .AddVerbatim("revision", value is { IsErased: true, Revision: { } revision } ? ChangePayload.StateOf(revision) : Null)
            .Add("salt", value.Record.Salt);

        public SnapshotChange Read(StateReader state)
        {
            var record = ReadHeader(state.Members("header")) with { Hash = state.Hash("hash"), Salt = ReadSalt(state) };
            var left = state.OptionalObjectText("revision");
            if (record.Salt is null)
                return new(record, left is null ? null : RevisionDescription.Blank(RevisionDescription.Instance.FromState(left)));
            if (left is not null)
                throw new FormatException("The record is not erased, so its revision is in the payload");
            var payload = state.Members("payload");
            record = record with { Reason = payload.OptionalText("reason"), TraceId = payload.OptionalText("traceId") };
            var text = payload.OptionalObjectText("state");
            return HasRevisionOf(record)
                ? new(record, RevisionDescription.Instance.FromState(text ?? throw new FormatException("The payload has no state")))
                : new(record with { State = text }, null);
        }

        private static ChangeRecord ReadHeader(StateReader header) => new()
        {
            Actor = header.OptionalText("actor"),
            Attempt = header.OptionalNumber("attempt"),
            Commitment = header.Hash("commitment"),
            EntityId = header.Id<EntityId>("entityId"),
            EntityKind = header.Word<EntityKind>("entityKind"),
            EntityVersion = header.Number("entityVersion"),
            Kind = header.Word<ChangeKind>("kind"),
            NewDigest = header.OptionalText("newDigest") is null ? null : header.Digest("newDigest"),
            OldDigest = header.OptionalText("oldDigest") is null ? null : header.Digest("oldDigest"),
            RunId = header.OptionalId<RunId>("runId"),
            Sequence = header.Long("sequence"),
            Time = header.Time("time"),
            TransactionId = header.Id<TransactionId>("transactionId"),
            Hash = default,
        };

        private static string? ReadSalt(StateReader state)
        {
            var salt = state.OptionalText("salt");
            return salt is null || (salt.Length == 2 * ChangeChain.SaltSize && salt.All(char.IsAsciiHexDigitLower))
                ? salt
                : throw new FormatException("The salt is not 32 lower-case hex digits");
        }
    }
}
