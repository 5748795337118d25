namespace Kontextual.Torture;

/// <summary>A backup that was taken while others wrote.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Begun">When it began, as a timestamp.</param>
/// <param name="Stages">When each of its stages began, as a timestamp.</param>
/// <param name="Ended">When it was complete, as a timestamp.</param>
/// <param name="Summary">What the library says about it.</param>
/// <param name="LogBytes">The size of the log of the store when the backup was complete.</param>
internal sealed record TakenBackup(
    int Number, long Begun, IReadOnlyDictionary<BackupStage, long> Stages, long Ended, BackupSummary Summary, long LogBytes)
{
    /// <summary>Returns the moments between which it was in a stage.</summary>
    public (long From, long To) In(BackupStage stage) => (Stages[stage], Stages.TryGetValue(stage + 1, out var next) ? next : Ended);
}
