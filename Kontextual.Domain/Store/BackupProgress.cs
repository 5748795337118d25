namespace Kontextual.Domain;

/// <summary>How far a backup is.</summary>
/// <param name="Stage">What the backup is doing.</param>
/// <param name="Bytes">The size of the copy so far, in bytes.</param>
/// <param name="TotalBytes">The size of the store. The copy can be smaller, because it has no free pages.</param>
/// <param name="Verification">How far the verification of the copy is; null in the other stages.</param>
public sealed record BackupProgress(BackupStage Stage, long Bytes, long TotalBytes, VerifyProgress? Verification);
