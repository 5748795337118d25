using System.Text.RegularExpressions;

namespace Kontextual.Tests.Schema;

/// <summary>What a person with any SQLite browser finds.</summary>
[TestFixture]
public sealed partial class ReadableSchemaTests
{
    /// <summary>All that may be a number: counts, places, versions, sequences, flags. Never an id, a kind or a time.</summary>
    private static readonly string[] Numbers =
    [
        "attempt", "entity_version", "entry_count", "format_version", "from_sequence", "head_revision", "inner_key", "is_deleted", "is_purged", "number", "ordinal", "pointer_key", "revision",
        "sequence", "size", "step_ordinal", "to_sequence", "version", "word_index_version",
    ];

    /// <summary>What nobody reads as text: the bytes of contents, digests and hashes, which the views show in hex.</summary>
    private static readonly string[] Bytes = ["bytes", "commitment", "digest", "hash", "new_digest", "old_digest", "salt"];

    private SampledStore store = null!;

    [OneTimeSetUp]
    public void MakeStore() => store = new SampledStore();

    [OneTimeTearDown]
    public void RemoveStore() => store.Dispose();

    [Test]
    [Property("Rule", "D1")]
    public void Tables_columns_and_indexes_are_named_in_snake_case_and_tables_in_the_plural()
    {
        store.Raw.Tables.Count.ShouldBe(EntitySamples.All.Select(sample => sample.GetType()).Distinct().Count());
        foreach (var table in store.Raw.Tables)
        {
            table.ShouldMatch("^[a-z]+(_[a-z]+)*s$");
            foreach (var column in store.Raw.Columns(table))
                column.ShouldMatch("^[a-z]+(_[a-z]+)*$");
        }

        foreach (var index in store.Raw.Rows("SELECT name FROM sqlite_master WHERE type IN ('index', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"))
            index.ShouldMatch("^[a-z]+(_[a-z]+)*$");
    }

    [Test]
    [Property("Rule", "D1")]
    public void Every_value_is_readable_text_except_counts_and_bytes()
    {
        foreach (var table in store.Raw.Tables)
        {
            foreach (var column in store.Raw.Columns(table))
            {
                var types = store.Raw.Rows($"SELECT DISTINCT typeof({column}) FROM {table} WHERE {column} IS NOT NULL");
                var expected = Numbers.Contains(column) ? "integer" : Bytes.Contains(column) ? "blob" : "text";
                types.ShouldBe([expected], $"{table}.{column}");
            }
        }
    }

    [Test]
    [Property("Rule", "D1")]
    public void Ids_times_digests_and_kinds_stand_in_their_pinned_forms()
    {
        store.Raw.Scalar("SELECT id FROM artifacts").ShouldBe("01890000-0000-7000-8000-000000000002");
        store.Raw.Scalar("SELECT time FROM change_records").ShouldBe("2026-11-22T10:44:27.123456Z");
        store.Raw.Scalar("SELECT created_at FROM artifacts").ShouldBe("0001-01-01T00:00:00.000000Z");
        store.Raw.Scalar("SELECT deleted_at FROM artifacts").ShouldBe("9999-12-31T23:59:59.999999Z");
        store.Raw.Scalar("SELECT typeof(digest), length(digest) FROM contents").ShouldBe("blob|32");
        store.Raw.Scalar("SELECT digest FROM artifact_history").ShouldMatch("^sha256:[0-9a-f]{64}$");
        store.Raw.Scalar("SELECT entity_kind, kind FROM change_records").ShouldBe("ContextReference|Moved");
        store.Raw.Scalar("SELECT json_extract(metadata, '$.z') FROM artifacts").ShouldBe("1");
        store.Raw.Scalar("SELECT metadata LIKE '{\"z\":1.0,\"big\":12345678901234567890,\"huge\":1e400,%' FROM artifacts").ShouldBe("1");
    }

    [Test]
    [Property("Rule", "D1")]
    public void Nothing_in_the_schema_needs_a_newer_SQLite_than_3_35()
    {
        foreach (var statement in store.Raw.Rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
            TooNew().Match(statement).Value.ShouldBeEmpty(statement);
    }

    [Test]
    [Property("Rule", "D1")]
    public void The_search_for_newer_syntax_finds_it()
    {
        string[] newer =
        [
            "CREATE TABLE t (a TEXT) STRICT", "jsonb(a)", "a ->> '$.b'", "a -> 'b'", "a IS NOT DISTINCT FROM b", "b TEXT GENERATED ALWAYS AS (a)",
            "json_valid(a, 6)", "group_concat(a ORDER BY b)", "octet_length(a)", "a FULL OUTER JOIN b", "unixepoch(a)", "string_agg(a, b)",
            "concat_ws(a, b)", "timediff(a, b)", "contentless_delete=1", "'secure-delete'",
        ];

        newer.Where(text => !TooNew().IsMatch(text)).ShouldBeEmpty();
    }

    [GeneratedRegex(
        @"\bSTRICT\b|jsonb|->|IS\s+(NOT\s+)?DISTINCT|\bGENERATED\b|json_valid\([^()]*,|\w\([^()]+\bORDER BY\b|octet_length|\b(RIGHT|FULL)\s+(OUTER\s+)?JOIN"
        + @"|unixepoch|string_agg|concat(_ws)?\(|timediff|unhex|contentless_delete|secure-delete|\bformat\(|\bFILTER\s*\(",
        RegexOptions.IgnoreCase)]
    private static partial Regex TooNew();
}
