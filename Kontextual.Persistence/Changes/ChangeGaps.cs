namespace Kontextual.Persistence.Changes;

/// <summary>Detects missing records among the records that were read, because sequences and versions have no gaps.</summary>
internal static class ChangeGaps
{
    /// <summary>Checks that the sequences of records have no gap.</summary>
    /// <param name="first">The sequence that the first record must have.</param>
    /// <param name="records">All records from the first sequence on, in the order of their sequences.</param>
    /// <exception cref="StoreCorruptException">A record is missing before another one.</exception>
    public static void Refuse(long first, IReadOnlyList<ChangeRecord> records)
    {
        for (int i = 0; i < records.Count; i++)
            Require(first + i, records[i]);
    }

    /// <summary>Checks the sequence of a record.</summary>
    /// <exception cref="StoreCorruptException">The record has another sequence.</exception>
    public static void Require(long sequence, ChangeRecord record)
    {
        if (record.Sequence != sequence)
            throw Lost(sequence, $"sequence {record.Sequence} exists");
    }

    /// <summary>Checks that the versions in the history of an entity have no gap.</summary>
    /// <param name="records">The records of one entity, in the order of their sequences.</param>
    /// <param name="isFromBeginning">True when the first record must be the first of the entity.</param>
    /// <exception cref="StoreCorruptException">A record is missing before another one.</exception>
    public static void RefuseInHistory(IReadOnlyList<ChangeRecord> records, bool isFromBeginning)
    {
        if (isFromBeginning && records is [{ EntityVersion: not 1 } first, ..])
            throw LostVersion(first, 1);
        for (int i = 1; i < records.Count; i++)
        {
            // A purge does not create a version.
            var wanted = records[i - 1].EntityVersion + (records[i].Kind == ChangeKind.Purged ? 0 : 1);
            if (records[i].EntityVersion != wanted)
                throw LostVersion(records[i], wanted);
        }
    }

    /// <summary>Checks that the records of a transaction, whose sequences are adjacent, have no gap.</summary>
    /// <param name="records">The records of one transaction, in the order of their sequences.</param>
    /// <exception cref="StoreCorruptException">A record is missing before another one.</exception>
    public static void RefuseInTransaction(IReadOnlyList<ChangeRecord> records)
    {
        if (records is [var first, ..])
            Refuse(first.Sequence, records);
    }

    /// <summary>Creates the exception for a missing record.</summary>
    /// <param name="sequence">The sequence of the record.</param>
    /// <param name="although">The fact that shows that the record existed, as a clause after "although".</param>
    public static StoreCorruptException Lost(long sequence, string although) =>
        new($"table change_records, sequence {sequence}", $"the record is missing, although {although}");

    private static StoreCorruptException LostVersion(ChangeRecord record, int version) => new(
        $"table change_records, entity_id {record.EntityId}, entity_version {version}",
        $"the record is missing, although the record of version {record.EntityVersion} exists, at sequence {record.Sequence}");
}
