namespace Kontextual.Torture;

/// <summary>Changes the schema and the rows of a store like another program.</summary>
internal static class SchemaDamage
{
    private const string Schema = "Schema";
    private const string Rows = "Rows";
    private const string History = "\"__EFMigrationsHistory\"";

    public static IEnumerable<DamageCase> All =>
    [
        new(Schema, "history of migrations dropped", "5555", s => s.Sql($"DROP TABLE {History}")),
        new(Schema, "history of migrations emptied", "5555", s => s.Sql($"DELETE FROM {History}")),
        new(Schema, "a migration that is unknown", "5555", s => s.Sql($"INSERT INTO {History} VALUES ('29990101000000_Later', '99.0')")),
        new(Schema, "no identity", "5555", s => s.Sql("DELETE FROM stores")),
        new(Schema, "two identities", "5555", s => s.Sql("INSERT INTO stores SELECT '01900000-0000-7000-8000-000000000000', format_version, created_at FROM stores")),
        Dropped("stores", "5555"),
        Dropped("collections", "5500"),
        Dropped("artifacts", "5555"),
        Dropped("revisions", "5055"),
        Dropped("contents", "5050"),
        Dropped("change_records", "5005"),
        Dropped("relationships", "5005"),
        new(Schema, "column artifacts.media_type renamed", "0555", s => s.Sql("PRAGMA legacy_alter_table = ON", "ALTER TABLE artifacts RENAME COLUMN media_type TO kind")),
        new(Schema, "a view dropped", "0000", s => s.Sql("DROP VIEW artifact_history")),
        new(Schema, "a table more", "0000", s => s.Sql("CREATE TABLE notes_of_mine (a)")),
        new(Schema, "a trigger that refuses", "0005", s => s.Sql("CREATE TRIGGER t BEFORE INSERT ON relationships BEGIN SELECT RAISE(ABORT, 'no'); END")),
        new(Schema, "the lock of EF's own migrator left", "0000", s => s.Sql("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT)", "INSERT INTO \"__EFMigrationsLock\" VALUES (1, 'x')")),
        new(Rows, "an id that is none", "----", s => s.Sql("UPDATE artifacts SET id = 'x' WHERE name = 'a.txt'")),
        new(Rows, "a time that is none", "----", s => s.Sql("UPDATE artifacts SET updated_at = 'yesterday'")),
        new(Rows, "metadata that is not JSON", "----", s => s.Sql("UPDATE artifacts SET metadata = '{'")),
        new(Rows, "a number as a name", "----", s => s.Sql("UPDATE artifacts SET name = 7 WHERE name = 'b.txt'")),
        new(Rows, "a digest that is none", "----", s => s.Sql("UPDATE artifacts SET digest = x'00'")),
        new(Rows, "a kind that is none", "----", s => s.Sql("UPDATE change_records SET kind = 'Forgotten'")),
        new(Rows, "a content changed", "0050", s => s.Sql("UPDATE contents SET text = 'changed' WHERE text = 'the text of a.txt'")),
        new(Rows, "a content deleted", "0050", s => s.Sql("DELETE FROM contents WHERE text = 'the text of a.txt'")),
        new(Rows, "a revision deleted", "0050", s => s.Sql("DELETE FROM revisions")),
        new(Rows, "a change record deleted in the middle", "----", s => s.Sql("DELETE FROM change_records WHERE sequence = 2")),
        new(Rows, "the last change record deleted", "0005", s => s.Sql("DELETE FROM change_records WHERE sequence = (SELECT max(sequence) FROM change_records)")),
    ];

    private static DamageCase Dropped(string table, string codes) =>
        new(Schema, $"table {table} dropped", codes, s => s.Sql("PRAGMA legacy_alter_table = ON", $"DROP TABLE {table}"));
}
