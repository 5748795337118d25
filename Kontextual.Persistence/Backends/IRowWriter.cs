using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends;

/// <summary>Writes rows of mapped entities in the open transaction, in the order in which they were staged.</summary>
/// <remarks>Every implementation takes the mapping of entities to rows from EF's model.</remarks>
internal interface IRowWriter
{
    /// <summary>Stages a new row.</summary>
    void Insert<T>(T row)
        where T : class;

    /// <summary>Stages the update of a row. Only the columns that differ are written.</summary>
    /// <param name="old">The present row. A row with its key and version must still exist when the update is written.</param>
    /// <param name="row">The new row, with the same key.</param>
    void Update<T>(T old, T row)
        where T : class;

    /// <summary>Stages the deletion of a row.</summary>
    /// <param name="row">The row. Only its key and version are used. A row with them must still exist when the deletion is written.</param>
    void Delete<T>(T row)
        where T : class;

    /// <summary>Writes a new row immediately, unless a row with its key exists. No other row may be staged.</summary>
    /// <returns>False when a row with the key exists, whatever its other values are.</returns>
    Task<bool> TryInsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class;

    /// <summary>
    /// Lets rows of the open transaction refer to rows that are written later. The references are checked when the transaction is committed.
    /// </summary>
    void DeferReferences();

    /// <summary>Writes the staged rows.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row to update or delete is missing or has another version.</exception>
    Task SaveAsync(CancellationToken cancellationToken);

    /// <summary>Derives all rows of the tables that serve as indexes again.</summary>
    /// <param name="rows">The rows from which they are derived, read after the derived rows were deleted.</param>
    /// <param name="cancellationToken">Observed between rows.</param>
    /// <returns>The number of rows that were read; zero if the backend has no such tables.</returns>
    long DeriveAgain(IEnumerable<object> rows, CancellationToken cancellationToken);

    /// <summary>Discards the staged rows.</summary>
    void Clear();
}
