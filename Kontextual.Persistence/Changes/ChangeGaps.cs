namespace Kontextual.Persistence.Changes;

/// <summary>Notices records that are missing among those that were read: sequences and versions have no gaps.</summary>
internal static class ChangeGaps
{
    /// <param name="first">The sequence that the first record must have.</param>
    /// <param name="records">Records in the order of their sequences, all there are from the first on.</param>
    /// <exception cref="StoreCorruptException">One is missing before another.</exception>
    public static void Refuse(long first, IReadOnlyList<ChangeRecord> records)
    {
        for (int i = 0; i < records.Count; i++)
            Require(first + i, records[i]);
    }

    /// <exception cref="StoreCorruptException">The record has another sequence.</exception>
    public static void Require(long sequence, ChangeRecord record)
    {
        if (record.Sequence != sequence)
            throw Lost(sequence, $"sequence {record.Sequence} is");
    }

    /// <param name="records">The records of one entity in the order of their sequences.</param>
    /// <param name="isFromBeginning">True when they begin with the entity's first.</param>
    /// <exception cref="StoreCorruptException">One is missing before another.</exception>
    public static void RefuseInHistory(IReadOnlyList<ChangeRecord> records, bool isFromBeginning)
    {
        if (isFromBeginning && records is [{ EntityVersion: not 1 } first, ..])
            throw LostVersion(first, 1);
        for (int i = 1; i < records.Count; i++)
        {
            // Purging blanks the versions there are and makes none.
            var wanted = records[i - 1].EntityVersion + (records[i].Kind == ChangeKind.Purged ? 0 : 1);
            if (records[i].EntityVersion != wanted)
                throw LostVersion(records[i], wanted);
        }
    }

    /// <param name="records">The records of one transaction in the order of their sequences, which are adjacent.</param>
    /// <exception cref="StoreCorruptException">One is missing before another.</exception>
    public static void RefuseInTransaction(IReadOnlyList<ChangeRecord> records)
    {
        if (records is [var first, ..])
            Refuse(first.Sequence, records);
    }

    /// <summary>The error for a record that is missing.</summary>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="though">How it is known that it was there, as a clause.</param>
    public static StoreCorruptException Lost(long sequence, string though) =>
        new($"table change_records, sequence {sequence}", $"the record is not there, though {though}");

    private static StoreCorruptException LostVersion(ChangeRecord record, int version) => new(
        $"table change_records, entity_id {record.EntityId}, entity_version {version}",
        $"the record is not there, though that of version {record.EntityVersion} is, at sequence {record.Sequence}");
}
