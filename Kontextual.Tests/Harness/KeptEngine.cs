using Kontextual.Persistence.Backends;

namespace Kontextual.Tests.Harness;

/// <summary>A backend that keeps the engine it has opened, for a test to go around the repository.</summary>
internal sealed class KeptEngine(IBackend backend) : IBackend
{
    /// <summary>The engine that was opened last.</summary>
    public IStoreEngine Engine { get; private set; } = null!;

    public void Validate() => backend.Validate();

    public async Task<IStoreEngine> OpenAsync(StoreOpening opening, CancellationToken cancellationToken) =>
        Engine = await backend.OpenAsync(opening, cancellationToken);
}
