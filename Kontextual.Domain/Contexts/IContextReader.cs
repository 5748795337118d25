namespace Kontextual.Domain;

/// <summary>Reads context packages.</summary>
public interface IContextReader
{
    /// <summary>The live package with this id, or null.</summary>
    /// <param name="id">The package.</param>
    /// <param name="includeDeleted">True to find deleted packages as well.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<ContextPackage?> FindAsync(ContextPackageId id, bool includeDeleted = false, CancellationToken cancellationToken = default);
}
