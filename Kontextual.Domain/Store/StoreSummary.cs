namespace Kontextual.Domain;

/// <summary>A store in numbers, all from one unchanging state. Counting costs in proportion to the store.</summary>
public sealed record StoreSummary
{
    /// <summary>Who the store is.</summary>
    public required StoreInfo Store { get; init; }

    /// <summary>Live collections.</summary>
    public required long Collections { get; init; }

    /// <summary>Live artifacts.</summary>
    public required long Artifacts { get; init; }

    /// <summary>Deleted artifacts, whose history is kept, and purged ones.</summary>
    public required long DeletedArtifacts { get; init; }

    /// <summary>Revisions of live and deleted artifacts.</summary>
    public required long Revisions { get; init; }

    /// <summary>Live relationships.</summary>
    public required long Relationships { get; init; }

    /// <summary>Distinct contents; purged ones are not there any more.</summary>
    public required long Contents { get; init; }

    /// <summary>The bytes of those contents together.</summary>
    public required long ContentBytes { get; init; }

    /// <summary>The newest change; <see cref="ChangePosition.Start"/> when nothing was written yet.</summary>
    public required ChangePosition Head { get; init; }

    /// <summary>The time of the newest change; null when nothing was written yet.</summary>
    public DateTimeOffset? LastChangeAt { get; init; }
}
