namespace Kontextual.Persistence.Snapshots;

/// <summary>Imports the lines of one part of a snapshot. A rule that is broken is a <see cref="FormatException"/> with a clause as message.</summary>
internal interface ISnapshotSection
{
    /// <summary>The kinds of the lines. The first kind begins a group.</summary>
    IReadOnlyList<SnapshotRecord> Records { get; }

    /// <summary>Checks a line and writes its row.</summary>
    Task AddAsync(SnapshotLine line);

    /// <summary>Checks what can be checked only after the last line of the section. Called also if it has no lines.</summary>
    Task EndAsync();
}
