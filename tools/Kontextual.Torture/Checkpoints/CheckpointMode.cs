namespace Kontextual.Torture;

/// <summary>The processes that write and checkpoint.</summary>
internal enum CheckpointMode
{
    /// <summary>Processes of the product, with its lock.</summary>
    Product,

    /// <summary>Plain connections without a lock of their own, which show the behaviour of SQLite alone.</summary>
    WithoutLock,

    /// <summary>The same plain connections, with a mutex around each commit and each checkpoint.</summary>
    RawWithLock,
}
