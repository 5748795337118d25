namespace Kontextual.Benchmarks.Contestants;

/// <summary>Makes pages of change records, for contestants that read the records themselves.</summary>
internal static class ChangePages
{
    /// <summary>The number of records on a page.</summary>
    public const int Size = 100;

    /// <summary>The number of records to read: the record at the position, a page, and one more, which shows whether there is a next page.</summary>
    public const int ToRead = Size + 2;

    /// <param name="position">The position of the last record that was seen.</param>
    /// <param name="records">The records from the position on, at most <see cref="ToRead"/>.</param>
    /// <exception cref="PositionLostException">The store has another record at the position.</exception>
    public static ChangePage After(ChangePosition position, List<ChangeRecord> records)
    {
        if (position.Sequence > 0)
        {
            ChainHash? actual = records.Count > 0 ? records[0].Hash : null;
            if (actual != position.Hash)
                throw new PositionLostException(position, actual);
            records.RemoveAt(0);
        }

        var hasMore = records.Count > Size;
        if (hasMore)
            records.RemoveRange(Size, records.Count - Size);
        return new(records, records.Count > 0 ? ChangePosition.After(records[^1]) : position, hasMore);
    }
}
