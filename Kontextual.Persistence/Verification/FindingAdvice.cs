namespace Kontextual.Persistence.Verification;

/// <summary>How bad each kind of finding is, and what a person does about it. docs/recovery.md has the commands.</summary>
internal static class FindingAdvice
{
    private const string Restore = "Stop writing to the store, keep a copy of its files, and restore the last backup in which a verification finds nothing.";

    public static FindingSeverity SeverityOf(FindingKind kind) => kind switch
    {
        FindingKind.UnusedContent => FindingSeverity.Minor,
        FindingKind.DerivedRowWrong => FindingSeverity.Derived,
        _ => FindingSeverity.Damage,
    };

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.DatabaseDamaged => $"{Restore} Check the disk and the memory of the machine first.",
        FindingKind.SchemaChanged =>
            "Find out which program changed the schema. Run the statement that the finding shows, with the store closed, or restore a backup.",
        FindingKind.MalformedValue => $"{Restore} Find out which program wrote the value.",
        FindingKind.BrokenReference => $"{Restore} A program that deletes rows must not write to the store.",
        FindingKind.MissingRow => Restore,
        FindingKind.UnrecordedRow => $"{Restore} Copy what the row contains first: it was written without the library.",
        FindingKind.HistoryGap => $"{Restore} Changes after that backup are in the damaged store, and can be written again.",
        FindingKind.ChainBroken =>
            "Compare the record with a backup: either it was changed, or a record before it was replaced. Then restore the last backup in which a verification finds nothing.",
        FindingKind.SealBroken =>
            "If the store was restored from an older backup, the later changes are lost, and make a new seal. Otherwise, the history was rewritten after the seal was made: stop writing to the store, keep its files, and restore a backup that agrees with the seal.",
        FindingKind.PayloadChanged => $"{Restore} The values of the same row in a backup show what was changed.",
        FindingKind.StateMismatch => $"{Restore} The state of the last change record shows what the row contained.",
        FindingKind.BlankWithoutPurge => Restore,
        FindingKind.PurgeIncomplete =>
            "Treat the text that remained as still stored. Restore the last backup in which a verification finds nothing, and repeat the purges that followed it.",
        FindingKind.ContentDamaged =>
            "Write the same bytes again if they exist elsewhere, or restore the last backup in which a verification finds nothing.",
        FindingKind.UnusedContent =>
            "Nothing has to be done. If the content had to be erased, purge the artifacts that had it in a backup, and use that backup.",
        FindingKind.EntriesChanged => Restore,
        FindingKind.DerivedRowWrong => $"No history is lost. Rebuild the derived tables ({nameof(IKnowledgeRepository.RebuildAsync)}).",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no advice for this kind of finding."),
    };
}
