using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Enumerates the live artifacts of a collection by name, in parallel to the files of the folder.</summary>
internal sealed class StoreListing(IArtifactReader artifacts, CollectionId collection, CancellationToken cancellationToken)
    : IAsyncDisposable
{
    private readonly IAsyncEnumerator<Artifact> _listed = artifacts
        .StreamAsync(new ArtifactQuery { Collection = collection }, cancellationToken)
        .GetAsyncEnumerator(cancellationToken);

    /// <summary>The current artifact. Null before the first advance and after the last artifact.</summary>
    public Artifact? Current { get; private set; }

    public async Task AdvanceAsync() => Current = await _listed.MoveNextAsync() ? _listed.Current : null;

    public ValueTask DisposeAsync() => _listed.DisposeAsync();
}
