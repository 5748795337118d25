using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends;

/// <summary>Writes rows of mapped entities in the open transaction, in the order given.</summary>
/// <remarks>How an entity lies in a row is EF's model's to say, for every implementation.</remarks>
internal interface IRowWriter
{
    /// <summary>Stages a new row.</summary>
    void Insert<T>(T row)
        where T : class;

    /// <summary>Stages the change of a row: of what differs only.</summary>
    /// <param name="old">The row as it stands; its key and its version must still be there when it is written.</param>
    /// <param name="row">The row as it shall be, with the same key.</param>
    void Update<T>(T old, T row)
        where T : class;

    /// <summary>Stages the removal of a row.</summary>
    /// <param name="row">The row; only its key and its version matter, and must be there when it is removed.</param>
    void Delete<T>(T row)
        where T : class;

    /// <summary>Writes a new row at once, unless one with its key is there. Nothing may be staged yet.</summary>
    /// <returns>False when one is there, whatever it holds.</returns>
    Task<bool> TryInsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Writes what was staged.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row to change or remove is gone, or has another version.</exception>
    Task SaveAsync(CancellationToken cancellationToken);

    /// <summary>Forgets what was staged and not written.</summary>
    void Clear();
}
