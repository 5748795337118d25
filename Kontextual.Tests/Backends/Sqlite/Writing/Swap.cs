namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>What is done to the files of an open store.</summary>
public enum Swap
{
    Delete,
    Replace,
    ReplaceWithLog,
    MoveAway,
    MoveAwayAndReplace,
    MoveFolder,
    DeleteAll,
    Truncate,
    DeleteLog,
    ReplaceLog,
    DeleteIndex,
    DeleteLock,
    ReplaceLock,
}
