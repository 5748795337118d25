using Microsoft.Data.Sqlite;

namespace Kontextual.Tests.Schema;

/// <summary>Hand-written SQL against the schema alone, with foreign keys on: what breaks a rule is refused by the file itself.</summary>
[TestFixture]
public sealed class SchemaDefenceTests
{
    private const int Check = 275;
    private const int ForeignKey = 787;
    private const int NotNull = 1299;
    private const int PrimaryKey = 1555;
    private const int RestrictedDelete = 1811;
    private const int Unique = 2067;
    private const string OtherId = "'01890000-0000-7000-8000-0000000000ff'";

    private SampledStore store = null!;

    [OneTimeSetUp]
    public void MakeStore()
    {
        store = new SampledStore();

        // Live and not purged, so that every rule holds for the rows to begin with.
        foreach (var table in store.Raw.Tables)
        {
            foreach (var (column, value) in new[] { ("is_purged", "0"), ("deleted_at", "NULL") })
            {
                if (store.Raw.Columns(table).Contains(column))
                    store.Raw.Execute($"UPDATE {table} SET {column} = {value}");
            }
        }

        store.Raw.Execute("UPDATE relationships SET to_sequence = NULL");
    }

    [OneTimeTearDown]
    public void RemoveStore() => store.Dispose();

    private static IEnumerable<TestCaseData> Doubled()
    {
        yield return Case("A second live collection of one name", "collections", Unique, "collections.name", ("id", OtherId));
        yield return Case("A second live artifact of one name", "artifacts", Unique, "artifacts.collection_id, artifacts.name", ("id", OtherId));
        yield return Case("A doubled artifact id", "artifacts", Unique, "artifacts.id", ("name", "'other'"));
        yield return Case("A doubled revision number", "revisions", PrimaryKey, "revisions.artifact_id, revisions.number", ("from_sequence", "5"));
        yield return Case("Two revisions of one change", "revisions", Unique, "revisions.from_sequence", ("number", "2"));
        yield return Case("A doubled relationship", "relationships", Unique, "relationships.source_id", ("id", OtherId));
        yield return Case("A doubled content", "contents", PrimaryKey, "contents.digest");
        yield return Case("A doubled chunk", "content_chunks", PrimaryKey, "content_chunks.digest");
        yield return Case("A doubled sequence", "change_records", PrimaryKey, "change_records.sequence");
        yield return Case("A second run of one idempotency key", "operation_runs", Unique, "operation_runs.idempotency_key", ("id", OtherId));
        yield return Case("A second manifest of one attempt", "run_manifests", Unique, "run_manifests.attempt", ("id", OtherId));
        yield return Case("A second step at one place", "workflow_steps", Unique, "workflow_steps.ordinal", ("id", OtherId));
        yield return Case("A second reference at one place", "context_references", Unique, "context_references.ordinal", ("id", OtherId));
        yield return Case("A doubled input path", "input_entries", PrimaryKey, "input_entries.path");
        yield return Case("A doubled output path", "run_outputs", Unique, "run_outputs.run_id, run_outputs.path", ("sequence", "9"));
        yield return Case("A doubled manifest path", "manifest_entries", PrimaryKey, "manifest_entries.path");
    }

    [TestCaseSource(nameof(Doubled))]
    [Property("Rule", "D2")]
    public void What_must_be_unique_is_refused_twice(string table, int code, string named, (string, string)[] changes) =>
        ShouldBeRefused(store.Raw.Copy(table, changes), code, named);

    [Test]
    [Property("Rule", "D2")]
    public void What_breaks_no_rule_is_taken()
    {
        (string Table, (string, string)[] Changes)[] good =
        [
            ("collections", [("id", OtherId), ("name", "'other'")]),
            ("collections", [("id", OtherId), ("deleted_at", "updated_at")]),
            ("artifacts", [("id", OtherId), ("name", "'other'")]),
            ("artifacts", [("id", OtherId), ("is_purged", "1"), ("deleted_at", "updated_at"), ("name", "''")]),
            ("revisions", [("number", "2"), ("from_sequence", "5")]),
            ("relationships", [("id", OtherId), ("type", "'other'")]),
            ("relationships", [("id", OtherId), ("to_sequence", "9")]),
            ("contents", [("digest", "zeroblob(32)"), ("storage", "'Chunks'"), ("text", "NULL")]),
            ("content_chunks", [("ordinal", "1"), ("bytes", "zeroblob(1048576)")]),
            ("change_records", [("sequence", "1"), ("state", "NULL"), ("salt", "NULL")]),
            ("context_references", [("id", OtherId), ("ordinal", "9")]),
        ];

        foreach (var (table, changes) in good)
            store.Raw.Try(store.Raw.Copy(table, changes)).ShouldBeNull(table);
    }

    [TestCase("artifacts", "id", "'01890000-0000-7000-8000-00000000000'", TestName = "An id that is too short")]
    [TestCase("artifacts", "id", "'01890000000070008000000000000002----'", TestName = "An id with its hyphens elsewhere")]
    [TestCase("artifacts", "id", "id || char(0) || 'x'", TestName = "An id with more behind a NUL")]
    [TestCase("change_records", "entity_id", "'x'", TestName = "An entity id that is none")]
    [TestCase("change_records", "transaction_id", "''", TestName = "An empty transaction id")]
    [TestCase("change_records", "new_digest", "zeroblob(31)", TestName = "A digest that is too short")]
    [TestCase("change_records", "new_digest", "'sha256:' || lower(hex(new_digest))", TestName = "A digest as text")]
    [TestCase("change_records", "hash", "zeroblob(33)", TestName = "A hash that is too long")]
    [TestCase("change_records", "salt", "x'00'", TestName = "A salt that is too short")]
    [TestCase("change_records", "state", "'{'", TestName = "A state that is no JSON")]
    [TestCase("change_records", "state", "'[]'", TestName = "A state that is no object")]
    [TestCase("change_records", "time", "'2026-11-22T10:44:27.12345Z'", TestName = "A time with five digits of fraction")]
    [TestCase("change_records", "time", "'2026-11-22T10:44:27.123456+'", TestName = "A time without its Z")]
    [TestCase("change_records", "time", "'2026-11-22 10:44:27.123456Z'", TestName = "A time without its T")]
    [TestCase("change_records", "time", "time || char(0)", TestName = "A time with a NUL behind it")]
    [TestCase("change_records", "time", "20261122", TestName = "A number as a time")]
    [TestCase("change_records", "kind", "'created'", TestName = "A change kind in lower case")]
    [TestCase("change_records", "entity_kind", "'Thing'", TestName = "An entity kind there is not")]
    [TestCase("change_records", "entity_version", "0", TestName = "An entity version of zero")]
    [TestCase("revisions", "kind", "'Purged'", TestName = "A revision kind there is not")]
    [TestCase("revisions", "number", "0", TestName = "A revision numbered zero")]
    [TestCase("revisions", "number", "1.5", TestName = "A revision numbered by a fraction")]
    [TestCase("revisions", "size", "-1", TestName = "A size below zero")]
    [TestCase("artifacts", "name", "''", TestName = "An empty name of what is not purged")]
    [TestCase("artifacts", "name", "name || 'x'", TestName = "A name of 513 code points")]
    [TestCase("artifacts", "name", "'a' || char(0) || 'b'", TestName = "A name with a NUL")]
    [TestCase("artifacts", "metadata", "'{\"a\":}'", TestName = "Metadata that are no JSON")]
    [TestCase("artifacts", "metadata", "'{a:1}'", TestName = "Metadata in JSON5")]
    [TestCase("artifacts", "metadata", "'[1]'", TestName = "Metadata that are no object")]
    [TestCase("artifacts", "metadata", "'null'", TestName = "Metadata that are null")]
    [TestCase("artifacts", "provenance", "'\"ann\"'", TestName = "Provenance that is no object")]
    [TestCase("artifacts", "is_purged", "2", TestName = "A flag of two")]
    [TestCase("operation_runs", "diagnostics", "'{}'", TestName = "Diagnostics that are no array")]
    [TestCase("operation_runs", "status", "'Abandoned'", TestName = "A status there is not")]
    [TestCase("run_manifests", "outcome", "'Running'", TestName = "An outcome there is not")]
    [TestCase("manifest_entries", "role", "'Both'", TestName = "A role there is not")]
    [TestCase("contents", "storage", "'Chunks'", TestName = "Text in a content of chunks")]
    [TestCase("contents", "text", "NULL", TestName = "A text content without text")]
    [TestCase("contents", "size", "4", TestName = "A text of another size")]
    [TestCase("contents", "text", "'x' || char(0)", TestName = "A text cut short by a NUL")]
    [TestCase("content_chunks", "bytes", "zeroblob(0)", TestName = "A chunk without a byte")]
    [TestCase("content_chunks", "bytes", "zeroblob(1048577)", TestName = "A chunk over 1 MiB")]
    [TestCase("content_chunks", "bytes", "'text'", TestName = "A chunk of text")]
    [TestCase("context_references", "artifact_id", "NULL", TestName = "A reference without its target")]
    [TestCase("context_references", "run_id", "'01890000-0000-7000-8000-000000000003'", TestName = "A reference with two targets")]
    [TestCase("context_references", "external_system", "'memory'", TestName = "An external system without its reference")]
    [TestCase("input_entries", "uri", "'urn:x'", TestName = "An input from two sources")]
    [TestCase("input_entries", "revision", "NULL", TestName = "An input without its revision")]
    [TestCase("manifest_entries", "revision", "NULL", TestName = "A manifest entry without its revision")]
    [TestCase("stores", "format_version", "0", TestName = "A format version of zero")]
    [Property("Rule", "D2")]
    public void A_value_out_of_its_form_is_refused(string table, string column, string value) => ShouldBeRefused(
        $"UPDATE {table} SET {column} = {value} WHERE rowid = (SELECT rowid FROM {table} "
        + $"WHERE {column} {(column is "run_id" or "external_system" or "uri" ? "IS NULL" : "IS NOT NULL")} ORDER BY rowid LIMIT 1)",
        Check,
        "ck_" + table);

    [Test]
    [Property("Rule", "D2")]
    public void No_column_takes_a_blob_but_the_bytes_of_a_chunk()
    {
        foreach (var (table, column) in AllColumns().Where(c => c != ("content_chunks", "bytes")))
        {
            var error = store.Raw.Try($"UPDATE {table} SET {column} = x'00'");

            // An integer key has a refusal of its own: a mismatch of types.
            error.ShouldNotBeNull($"{table}.{column}").SqliteErrorCode.ShouldBeOneOf(19, 20);
        }
    }

    [Test]
    [Property("Rule", "D2")]
    public void Every_column_has_its_check()
    {
        foreach (var (table, column) in AllColumns())
            store.Raw.Scalar($"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'").ShouldContain($"\"ck_{table}_{column}\"");
    }

    [Test]
    [Property("Rule", "D2")]
    public void Every_foreign_key_refuses_what_does_not_exist_and_the_removal_of_what_is_referred_to()
    {
        var keys = ForeignKeys.Of(store.Raw);
        keys.Count.ShouldBeGreaterThan(20);
        foreach (var key in keys)
        {
            var orphan = string.Join(", ", key.Columns.Select(c => $"{c} = {Nobody(c)}"));
            var whole = string.Join(" AND ", key.Columns.Select(c => $"{c} IS NOT NULL"));
            ShouldBeRefused($"UPDATE {key.Table} SET {orphan} WHERE {whole}", ForeignKey, "FOREIGN KEY");
            ShouldBeRefused($"DELETE FROM {key.Parent}", RestrictedDelete, "FOREIGN KEY");
        }
    }

    [Test]
    [Property("Rule", "D2")]
    public void What_is_needed_cannot_be_left_out() =>
        ShouldBeRefused(store.Raw.Copy("artifacts", ("id", OtherId), ("name", "NULL")), NotNull, "artifacts.name");

    private static string Nobody(string column) => column switch
    {
        "revision" => "99",
        "digest" => "x'" + new string('9', 64) + "'",
        _ => OtherId,
    };

    private static TestCaseData Case(string name, string table, int code, string named, params (string, string)[] changes) =>
        new TestCaseData(table, code, named, changes).SetName(name);

    private IEnumerable<(string Table, string Column)> AllColumns() =>
        store.Raw.Tables.SelectMany(table => store.Raw.Columns(table).Select(column => (table, column)));

    private void ShouldBeRefused(string sql, int code, string named)
    {
        SqliteException error = store.Raw.Try(sql).ShouldNotBeNull(sql);
        error.SqliteExtendedErrorCode.ShouldBe(code, error.Message + "\n" + sql);
        error.Message.ShouldContain(named);
    }
}
