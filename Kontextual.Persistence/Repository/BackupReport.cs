using Kontextual.Persistence.Backends;

namespace Kontextual.Persistence.Repository;

/// <summary>Reports the steps of a backup in the form that its caller sees.</summary>
/// <param name="progress">Told how far the backup is; null for nobody.</param>
internal sealed class BackupReport(IProgress<BackupProgress>? progress) : IProgress<VerifyProgress>
{
    private CopyProgress _last;

    /// <summary>The size of the copy, once it is complete.</summary>
    public long Bytes => _last.Bytes;

    public void Copying(CopyProgress value)
    {
        _last = value;
        progress?.Report(new(value.IsFlushing ? BackupStage.Flushing : BackupStage.Copying, value.Bytes, value.TotalBytes, Verification: null));
    }

    public void Report(VerifyProgress value) => progress?.Report(new(BackupStage.Verifying, _last.Bytes, _last.TotalBytes, value));
}
