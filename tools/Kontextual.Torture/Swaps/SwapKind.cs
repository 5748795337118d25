namespace Kontextual.Torture;

/// <summary>What is done to the files of a store that processes write to.</summary>
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
