namespace Kontextual.Persistence.Verification.Checks;

/// <summary>Names change records in findings.</summary>
internal static class RecordPlace
{
    public const string Table = "change_records";

    public static FindingPlace Of(long sequence, string? column = null) => new(Table, $"sequence {sequence}", column);

    /// <summary>Names a record in a sentence.</summary>
    public static string Named(ChangeRecord record) => $"the change record at sequence {record.Sequence}";
}
