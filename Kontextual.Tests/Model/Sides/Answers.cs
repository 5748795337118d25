using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>An entity after a write.</summary>
/// <param name="Row">The entity.</param>
/// <param name="Outcome">What the write did, one of the words of <see cref="Model.Outcome"/>.</param>
internal sealed record Done<TRow>(TRow Row, string Outcome)
{
    /// <summary>The ids of the other entities that it made, in the order in which the model takes them.</summary>
    public IReadOnlyList<Guid> Made { get; init; } = [];
}

/// <summary>What a transaction stamps on its change records.</summary>
/// <param name="Actor">Who writes.</param>
/// <param name="Attempt">In which attempt of a run.</param>
/// <param name="Reason">Why.</param>
internal sealed record Stamp(string? Actor, RunAttempt? Attempt, string? Reason);

/// <summary>What writes do, in the words of the product's outcomes and change kinds.</summary>
internal static class Outcome
{
    public const string Created = "Created";
    public const string Updated = "Updated";
    public const string Deleted = "Deleted";
    public const string Restored = "Restored";
    public const string Purged = "Purged";
    public const string Moved = "Moved";
    public const string Unchanged = "Unchanged";
}

/// <summary>A part of a listing.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Next">What to go on with, in the side's own words; null at the end.</param>
internal sealed record Leaf<TRow>(IReadOnlyList<TRow> Rows, object? Next);

/// <summary>A transaction that was committed.</summary>
internal sealed record Ended(TransactionId Transaction, string Time, long? First, long? Last);
