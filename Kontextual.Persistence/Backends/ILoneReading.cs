namespace Kontextual.Persistence.Backends;

/// <summary>Operations that read the whole store through a connection without an open transaction.</summary>
internal interface ILoneReading
{
    /// <summary>Saves a copy of the store as a file that can be opened as a store.</summary>
    /// <param name="target">The full path of the copy.</param>
    /// <param name="cancellationToken">Cancels the copying. No part of the copy is left.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="ArgumentException">
    /// A file or folder exists at the path, the log of another store is next to it, or the folder of the path does not exist.
    /// </exception>
    /// <exception cref="NotSupportedException">The backend has no file.</exception>
    string SaveCopy(string target, CancellationToken cancellationToken);
}
