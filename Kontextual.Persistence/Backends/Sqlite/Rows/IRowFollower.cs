namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>Writes rows that are derived from other rows, immediately after each of them.</summary>
internal interface IRowFollower : IDisposable
{
    /// <summary>Writes what follows from a row of any table.</summary>
    /// <param name="old">The row before the change; null if it is new.</param>
    /// <param name="row">The row after the change; null if it was deleted.</param>
    void Follow(object? old, object? row);

    /// <summary>Deletes all derived rows, before they are derived again from each row.</summary>
    void Clear();

    /// <summary>Called after the rows were derived again from each row.</summary>
    void Complete();
}
