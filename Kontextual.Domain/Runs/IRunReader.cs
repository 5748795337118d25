namespace Kontextual.Domain;

/// <summary>Reads operation runs.</summary>
public interface IRunReader
{
    /// <summary>The run with this id, or null.</summary>
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    Task<OperationRun?> FindAsync(RunId id, CancellationToken cancellationToken = default);
}
