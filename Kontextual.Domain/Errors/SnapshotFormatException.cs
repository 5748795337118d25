namespace Kontextual.Domain;

/// <summary>The exception that is thrown when a snapshot does not conform to its format. The store was not changed.</summary>
internal sealed class SnapshotFormatException(long line, string record, string rule)
    : KnowledgeException($"Line {line} of the snapshot ({record}): {rule}.")
{
    /// <summary>The number of the line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The kind of the record in the line.</summary>
    public string Record { get; } = record;

    /// <summary>The rule that the line breaks.</summary>
    public string Rule { get; } = rule;
}
