namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a snapshot does not conform to its format. The store was not changed.</summary>
/// <remarks>docs/snapshot-format.md describes the format.</remarks>
/// <param name="line">The number of the line.</param>
/// <param name="record">The kind of the record in the line.</param>
/// <param name="rule">The rule that the line breaks, as a clause without a full stop.</param>
/// <param name="innerException">The exception that found the fault; null when there is none.</param>
public sealed class SnapshotFormatException(long line, string record, string rule, Exception? innerException = null)
    : KnowledgeException($"Line {line} of the snapshot ({record}): {rule}.", innerException)
{
    /// <summary>The number of the line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The kind of the record in the line, such as <c>Change</c>. A line that cannot be read has the kind of the line before it.</summary>
    public string Record { get; } = record;

    /// <summary>The rule that the line breaks, as a clause.</summary>
    public string Rule { get; } = rule;
}
