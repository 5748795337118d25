namespace Kontextual.Persistence.Backends;

/// <summary>What can be read of a whole store through a connection that has no transaction open.</summary>
internal interface ILoneReading
{
    /// <summary>Saves a copy of what is kept as a file that can be opened as a store.</summary>
    /// <param name="target">The full path of the copy.</param>
    /// <param name="cancellationToken">Ends the copying; nothing of the copy is left.</param>
    /// <returns>Where the copy lies.</returns>
    /// <exception cref="ArgumentException">Something lies at the path, or its folder does not exist.</exception>
    /// <exception cref="NotSupportedException">The backend keeps no file.</exception>
    string SaveCopy(string target, CancellationToken cancellationToken);
}
