namespace Kontextual.Torture;

/// <summary>The change to the files of a store while processes write to it.</summary>
internal enum SwapKind
{
    Delete,
    Replace,
    MoveAway,
    MoveAwayAndReplace,
    MoveFolder,
    Truncate,
    DeleteLog,
    DeleteLock,
}
