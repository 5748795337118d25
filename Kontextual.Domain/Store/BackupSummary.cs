namespace Kontextual.Domain;

/// <summary>The result of a backup.</summary>
public sealed record BackupSummary
{
    /// <summary>The full path of the copy.</summary>
    public required string Path { get; init; }

    /// <summary>The size of the copy in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>The id of the store. The copy has the same id.</summary>
    public required StoreId StoreId { get; init; }

    /// <summary>
    /// The position of the last change in the copy. The copy contains every change up to it and none after it. A seal (<see cref="IKnowledgeRepository.SealAsync"/>) that is
    /// kept elsewhere shows later that nobody has rewritten the copy.
    /// </summary>
    public required ChangePosition Head { get; init; }

    /// <summary>The result of verifying the copy; null if it was not verified.</summary>
    public required VerifySummary? Verification { get; init; }
}
