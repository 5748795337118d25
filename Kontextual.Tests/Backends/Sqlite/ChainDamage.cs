namespace Kontextual.Tests.Backends.Sqlite;

/// <summary>One way to change a store of <see cref="OddStore"/> so that its chain no longer holds.</summary>
/// <param name="Name">What was changed.</param>
/// <param name="Record">A query for the sequence of the first record that differs.</param>
/// <param name="Sql">The changes, in which {n} stands for that sequence.</param>
public sealed record ChainDamage(string Name, string Record, params IReadOnlyList<string> Sql)
{
    private const string Collection = "SELECT min(sequence) FROM change_records WHERE entity_kind = 'Collection' AND state IS NOT NULL";
    private const string Revision = "SELECT min(from_sequence) FROM revisions WHERE instr(metadata, '1.0') > 0 AND instr(provenance, '1.50') > 0";
    private const string Erased = "SELECT min(sequence) FROM change_records WHERE salt IS NULL AND entity_kind = 'Artifact'";
    private const string ErasedCollection = "SELECT min(sequence) FROM change_records WHERE salt IS NULL AND entity_kind = 'Collection'";
    private const string Purge = "SELECT min(sequence) FROM change_records WHERE kind = 'Purged' AND reason IS NOT NULL";
    private const string Fourth = "SELECT 4";

    /// <summary>The test cases.</summary>
    public static IEnumerable<TestCaseData> Cases() => OfStates().Concat(OfRevisions()).Concat(OfRecords()).Concat(OfPurges())
        .Select(damage => new TestCaseData(damage).SetArgDisplayNames(damage.Name));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static ChainDamage State(string name, string kind, string old, string changed) => new(
        $"state: {name}",
        $"SELECT min(sequence) FROM change_records WHERE entity_kind = '{kind}' AND instr(state, '{old}') > 0",
        $"UPDATE change_records SET state = replace(state, '{old}', '{changed}') WHERE sequence = {{n}}");

    private static ChainDamage OfRevision(string name, string record, string set) =>
        new($"revision: {name}", record, $"UPDATE revisions SET {set} WHERE from_sequence = {{n}}");

    private static ChainDamage OfRecord(string name, string set, string record = Fourth) =>
        new($"record: {name}", record, $"UPDATE change_records SET {set} WHERE sequence = {{n}}");

    private static IEnumerable<ChainDamage> OfStates() =>
    [
        State("a digit of a number", "Collection", "1e400", "1e401"),
        State("another spelling of a number", "Collection", "1e400", "1E400"),
        State("a zero fewer", "Collection", "1.0", "1"),
        State("a space", "Collection", "\"metadata\":", "\"metadata\": "),
        State("a number written as in older JSON", "Collection", "\"version\":1", "\"version\":1e0"),
        State("attributes of a provenance", "Relationship", "1.50", "1.5"),
        State("an escape", "Relationship", "\\n", "\\u000a"),
        OfRecord("no state", "state = NULL", Collection),
        OfRecord("bytes in the state that are no UTF-8", "state = CAST(CAST(state AS BLOB) || x'ff' AS TEXT)", Collection),
        OfRecord("a state where an artifact has none", "state = '{}'", Revision),
    ];

    private static IEnumerable<ChainDamage> OfRevisions() =>
    [
        OfRevision("a digit of a number", Revision, "metadata = replace(metadata, '1.0', '1.1')"),
        OfRevision("another spelling of a number", Revision, "metadata = replace(metadata, '1.0', '1')"),
        OfRevision("a space in metadata", Revision, "metadata = replace(metadata, ':', ': ')"),
        OfRevision("a space in the provenance", Revision, "provenance = replace(provenance, ':', ': ')"),
        OfRevision("a number in the provenance", Revision, "provenance = replace(provenance, '1.50', '1.5')"),
        OfRevision("the name", Revision, "name = name || 'x'"),
        OfRevision("the message", Revision, "message = message || ' '"),
        OfRevision("the size", Revision, "size = size + 1"),
        OfRevision("a fraction", Revision, "size = 1.5"),
        OfRevision("bytes as a name", Revision, "name = x'00'"),
        OfRevision("the time", Revision, "created_at = replace(created_at, '2026', '2027')"),
        OfRevision("a producing run", Revision, "producing_run_id = artifact_id"),
        new("revision: gone", Revision, "DELETE FROM revisions WHERE from_sequence = {n}"),
        new("revision: swapped with another",
            "SELECT min(from_sequence) FROM revisions WHERE is_purged = 0",
            "UPDATE revisions SET from_sequence = 1000001 WHERE from_sequence = {n}",
            "UPDATE revisions SET from_sequence = {n} WHERE from_sequence = (SELECT max(from_sequence) FROM revisions WHERE is_purged = 0 AND from_sequence < 1000001)"),
    ];

    private static IEnumerable<ChainDamage> OfRecords() =>
    [
        OfRecord("actor", "actor = coalesce(actor, '') || 'x'"),
        OfRecord("reason", "reason = coalesce(reason, '') || 'x'"),
        OfRecord("trace", "trace_id = 'x'"),
        OfRecord("attempt", "attempt = 1"),
        OfRecord("run", "run_id = entity_id"),
        OfRecord("entity", "entity_id = transaction_id"),
        OfRecord("transaction", "transaction_id = entity_id"),
        OfRecord("version", "entity_version = entity_version + 1"),
        OfRecord("digest before", "old_digest = 'sha256:' || hex(zeroblob(32))"),
        OfRecord("digest after", "new_digest = zeroblob(32)"),
        OfRecord("time", "time = replace(time, '2026', '2027')"),
        OfRecord("kind", "kind = 'Moved'"),
        OfRecord("salt", "salt = zeroblob(16)"),
        OfRecord("commitment", "commitment = zeroblob(32)"),
        OfRecord("hash", "hash = zeroblob(32)"),
        OfRecord("a text as hash", "hash = lower(hex(hash))"),
        OfRecord("a text as commitment", "commitment = lower(hex(commitment))"),
        OfRecord("erased without a purge", "salt = NULL, reason = NULL, state = NULL", Collection),
        new("record: swapped with the next",
            Fourth,
            "UPDATE change_records SET sequence = 1000001 WHERE sequence = {n}",
            "UPDATE change_records SET sequence = {n} WHERE sequence = {n} + 1",
            "UPDATE change_records SET sequence = {n} + 1 WHERE sequence = 1000001"),
        new("record: gone", Fourth, "DELETE FROM change_records WHERE sequence = {n}"),
        new("record: the first is gone", "SELECT 1", "DELETE FROM change_records WHERE sequence = {n}"),
    ];

    private static IEnumerable<ChainDamage> OfPurges() =>
    [
        OfRecord("an erased reason is back", "reason = 'x'", Erased),
        OfRecord("an erased trace is back", "trace_id = 'x'", Erased),
        OfRecord("an erased state is back", "state = '{}'", ErasedCollection),
        OfRecord("an erased salt is back", "salt = zeroblob(16)", ErasedCollection),
        OfRecord("an actor of an erased record", "actor = 'x'", Erased),
        OfRecord("the reason of a purge", "reason = 'x'", Purge),
        OfRecord("the salt of a purge is gone", "salt = NULL, reason = NULL", Purge),
        OfRecord("a state in a purge", "state = '{}'", Purge),
        OfRevision("an erased name is back", Erased, "name = 'x'"),
        OfRevision("an erased message is back", Erased, "message = 'x'"),
        OfRevision("erased metadata is back", Erased, "metadata = '{\"a\":1}'"),
        OfRevision("not marked as purged", Erased, "is_purged = 0"),
    ];
}
