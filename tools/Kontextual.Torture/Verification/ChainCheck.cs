using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>Recomputes the chain of change records, and counts the records of each transaction.</summary>
internal static class ChainCheck
{
    /// <returns>The end of the checked part of the chain.</returns>
    public static ChainPlace Run(SqliteConnection connection, ChainPlace from, CheckResult result)
    {
        using var command = connection.Command(
            """
            SELECT c.sequence, c.transaction_id, c.entity_kind, c.entity_id, c.kind, c.entity_version, c.old_digest, c.new_digest, c.actor,
                c.reason, c.time, c.state, c.salt, c.commitment, c.hash,
                r.kind, r.collection_id, r.name, r.type, r.media_type, r.digest, r.size, r.metadata, r.provenance, r.message, r.created_at,
                c.run_id, c.attempt, c.trace_id, r.producing_run_id
            FROM change_records c
            LEFT JOIN revisions r ON c.entity_kind = 'Artifact' AND r.from_sequence = c.sequence AND r.artifact_id = c.entity_id
            WHERE c.sequence > $from ORDER BY c.sequence
            """,
            ("$from", from.Sequence));
        using var reader = command.ExecuteReader();
        var transactions = new TransactionCount(result);
        while (reader.Read())
        {
            var record = ChangeRow.Record(reader);
            if (record.Sequence != from.Sequence + 1)
                result.Chain.Add($"record {record.Sequence} follows record {from.Sequence}");
            if (ChangeChain.Hash(from.Hash, record) != record.Hash)
                result.Chain.Add($"record {record.Sequence} has the hash {record.Hash}, which does not match its content");
            CheckPayload(record, ChangeRow.Revision(reader, record), result);
            transactions.Add(record);
            from = new ChainPlace(record.Sequence, record.Hash);
        }

        transactions.End();
        return from;
    }

    private static void CheckPayload(ChangeRecord record, Revision? revision, CheckResult result)
    {
        var state = revision is null ? record.State : ChangePayload.StateOf(revision);
        if (state is null || record.Salt is null)
            result.Half.Add($"record {record.Sequence} has no state or no salt");
        else if (ChangeChain.Commit(record.Salt, ChangePayload.Of(state, record.Reason, record.TraceId)) != record.Commitment)
            result.Chain.Add($"record {record.Sequence} has a commitment that does not match its payload");
    }
}
