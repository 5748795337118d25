namespace Kontextual.Domain;

/// <summary>A snapshot breaks a rule of its format. The store is as it was.</summary>
internal sealed class SnapshotFormatException(long line, string record, string rule)
    : KnowledgeException($"Line {line} of the snapshot ({record}): {rule}.")
{
    /// <summary>The line, from 1.</summary>
    public long Line { get; } = line;

    /// <summary>The kind of record on it.</summary>
    public string Record { get; } = record;

    /// <summary>The rule it breaks.</summary>
    public string Rule { get; } = rule;
}
