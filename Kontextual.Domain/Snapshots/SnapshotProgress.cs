namespace Kontextual.Domain;

/// <summary>How far an export or an import is. It is reported at most once for each MiB of lines.</summary>
/// <param name="Lines">The number of lines that were written or read.</param>
/// <param name="Bytes">The number of bytes of these lines, without compression.</param>
/// <param name="Changes">The number of change records among them.</param>
/// <param name="TotalChanges">The number of change records of the whole snapshot.</param>
public sealed record SnapshotProgress(long Lines, long Bytes, long Changes, long TotalChanges);
