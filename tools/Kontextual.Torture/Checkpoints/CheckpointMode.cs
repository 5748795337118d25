namespace Kontextual.Torture;

/// <summary>Who writes and checkpoints.</summary>
internal enum CheckpointMode
{
    /// <summary>Processes of the product, under its lock.</summary>
    Product,

    /// <summary>Plain connections without any lock of their own: what SQLite does by itself.</summary>
    WithoutLock,

    /// <summary>The same plain connections, with one mutex around each commit and each checkpoint.</summary>
    RawWithLock,
}
