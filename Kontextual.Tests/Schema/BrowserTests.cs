using System.Text.RegularExpressions;

namespace Kontextual.Tests.Schema;

/// <summary>What programs that people open a store with understand of its schema.</summary>
[TestFixture]
public sealed partial class BrowserTests
{
    private SampledStore store = null!;

    [OneTimeSetUp]
    public void MakeStore() => store = new SampledStore();

    [OneTimeTearDown]
    public void RemoveStore() => store.Dispose();

    [Test]
    [Property("Rule", "D1")]
    public void The_parser_of_DB_Browser_finds_every_column_of_every_table()
    {
        foreach (var table in store.Raw.Tables)
        {
            var sql = store.Raw.Scalar($"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'");
            BrowserGrammar.ColumnsOf(sql).ShouldBe(store.Raw.Columns(table), table);
        }
    }

    [TestCase("""CREATE TABLE "t" ("a" TEXT NOT NULL, CONSTRAINT "c" CHECK (length(replace(a, '-', '')) = 32))""")]
    [TestCase("""CREATE TABLE "t" ("a" TEXT NOT NULL, CONSTRAINT "c" CHECK (a ->> '$.b' = 1))""")]
    [TestCase("""CREATE TABLE "t" ("a" TEXT NOT NULL, CONSTRAINT "c" CHECK (a IS NOT DISTINCT FROM 1))""")]
    [TestCase("""CREATE TABLE "t" ("a" BLOB NOT NULL, CONSTRAINT "c" CHECK (a <> x'00'))""")]
    [TestCase("""CREATE TABLE "t" ("a" TEXT NOT NULL) STRICT""")]
    public void A_definition_that_the_parser_does_not_know_is_found(string sql) =>
        Should.Throw<FormatException>(() => BrowserGrammar.ColumnsOf(sql));

    // What came after 3.35, of what could stand in a schema: a program built on 3.35 calls such a schema malformed.
    [Test]
    [Property("Rule", "D1")]
    public void Nothing_in_the_schema_is_newer_than_SQLite_3_35()
    {
        foreach (var sql in store.Raw.Rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
            Newer().Matches(Literal().Replace(sql, "''")).Select(match => match.Value).ShouldBeEmpty(sql);
    }

    [TestCase("CREATE VIEW v AS SELECT a ->> '$.b' FROM t")]
    [TestCase("CREATE VIEW v AS SELECT * FROM t FULL OUTER JOIN u ON t.a = u.a")]
    [TestCase("CREATE VIEW v AS SELECT a IS DISTINCT FROM b FROM t")]
    [TestCase("CREATE VIEW v AS SELECT group_concat(a ORDER BY b) FROM t")]
    [TestCase("CREATE TABLE t (a INT) STRICT")]
    public void Something_newer_is_found(string sql) => Newer().IsMatch(sql).ShouldBeTrue();

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Literal();

    [GeneratedRegex(
        @"->|\bIS\s+(NOT\s+)?DISTINCT\b|\b(RIGHT|FULL)\s+(OUTER\s+)?JOIN\b|\bSTRICT\b|\b(unixepoch|octet_length|concat|concat_ws|string_agg|timediff|unhex|jsonb\w*|json_error_position|json_pretty)\s*\(|\bjson_valid\s*\([^()]*,|\b(group_concat|json_group_array|json_group_object|count|sum)\s*\([^()]*\bORDER\s+BY\b|\bMATERIALIZED\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Newer();
}
