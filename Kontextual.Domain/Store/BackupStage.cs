namespace Kontextual.Domain;

/// <summary>What a backup is doing. The stages come in the order of their values.</summary>
public enum BackupStage
{
    /// <summary>The state of the store is copied to a new file, which has a temporary name.</summary>
    Copying,

    /// <summary>The copy is flushed to disk.</summary>
    Flushing,

    /// <summary>The copy is verified.</summary>
    Verifying,
}
