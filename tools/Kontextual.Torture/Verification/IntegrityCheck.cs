using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>Runs the checks of SQLite for the complete file, and checks the tables against each other.</summary>
internal static class IntegrityCheck
{
    private static readonly (string Wrong, string Query)[] Questions =
    [
        ("an artifact's revisions have a gap", "SELECT artifact_id FROM revisions GROUP BY artifact_id HAVING min(number) <> 1 OR max(number) <> count(*)"),
        ("an artifact's head is not its newest revision",
            "SELECT a.id FROM artifacts a LEFT JOIN revisions r ON r.artifact_id = a.id AND r.number = a.head_revision "
            + "WHERE r.digest IS NOT a.digest OR r.size IS NOT a.size OR r.name IS NOT a.name OR r.type IS NOT a.type OR r.media_type IS NOT a.media_type "
            + "OR r.metadata IS NOT a.metadata OR r.collection_id IS NOT a.collection_id OR r.to_sequence IS NOT NULL OR a.head_revision <> (SELECT max(number) FROM revisions WHERE artifact_id = a.id)"),
        ("a revision does not end where the next begins",
            "SELECT r.artifact_id, r.number FROM revisions r JOIN revisions n ON n.artifact_id = r.artifact_id AND n.number = r.number + 1 "
            + "WHERE r.to_sequence IS NOT n.from_sequence"),
        ("a revision has no change record",
            "SELECT r.artifact_id, r.number FROM revisions r LEFT JOIN change_records c ON c.sequence = r.from_sequence "
            + "WHERE c.entity_id IS NOT r.artifact_id OR c.entity_version IS NOT r.number OR c.new_digest IS NOT r.digest"),
        ("a relationship has no change record",
            "SELECT r.id FROM relationships r LEFT JOIN change_records c ON c.sequence = r.from_sequence WHERE c.entity_id IS NOT r.id"),
        ("a change record has no relationship",
            "SELECT c.sequence FROM change_records c LEFT JOIN relationships r ON r.id = c.entity_id WHERE c.entity_kind = 'Relationship' AND r.id IS NULL"),
        ("a content belongs to nothing", "SELECT digest FROM contents WHERE digest NOT IN (SELECT digest FROM revisions)"),
        ("a chunked content does not have all its bytes",
            "SELECT c.digest FROM contents c WHERE c.storage = 'Chunks' "
            + "AND c.size <> (SELECT coalesce(sum(length(bytes)), 0) FROM content_chunks k WHERE k.digest = c.digest)"),
        ("a mark was written twice", "SELECT reason FROM change_records GROUP BY reason HAVING count(DISTINCT transaction_id) > 1"),
    ];

    public static void Run(SqliteConnection connection, CheckResult result)
    {
        result.Integrity.AddRange(OfFile(connection));
        foreach (var (wrong, query) in Questions.Concat(RunQuestions.All))
            result.Integrity.AddRange(connection.Rows(query).Select(row => $"{wrong}: {row}"));
    }

    /// <summary>Returns the errors that SQLite finds. Empty when there are none.</summary>
    public static IEnumerable<string> OfFile(SqliteConnection connection)
    {
        foreach (var row in connection.Rows("PRAGMA integrity_check").Where(row => row != "ok"))
            yield return $"integrity_check: {row}";
        foreach (var row in connection.Rows("PRAGMA foreign_key_check"))
            yield return $"foreign_key_check: {row}";
    }
}
