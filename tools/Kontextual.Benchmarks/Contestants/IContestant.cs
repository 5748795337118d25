namespace Kontextual.Benchmarks.Contestants;

/// <summary>
/// The operations that are measured. Each contestant checks the same rules, writes the same rows durably and gives back the same
/// records. Value tasks: what needs no waiting must not pay for a task.
/// </summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>Creates one artifact in a transaction of its own.</summary>
    ValueTask<Artifact> CreateAsync(NewArtifact artifact);

    /// <summary>Creates artifacts in one transaction.</summary>
    ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts);

    /// <summary>Gives an artifact another content in a transaction of its own.</summary>
    ValueTask<Artifact> ReviseAsync(NewContent content);

    /// <summary>The live artifact with an id.</summary>
    ValueTask<Artifact> GetAsync(ArtifactId id);

    /// <summary>The live artifact with a name.</summary>
    ValueTask<Artifact> GetByNameAsync(CollectionId collection, string name);

    /// <summary>The live artifact with an id, and its text, checked against its digest.</summary>
    ValueTask<ArtifactText> GetTextAsync(ArtifactId id);

    /// <summary>A hundred live artifacts of a collection by name, from the start or after a page before.</summary>
    ValueTask<Page<Artifact>> ListAsync(CollectionId collection, string? cursor);

    /// <summary>The first hundred revisions of an artifact.</summary>
    ValueTask<IReadOnlyList<RevisionEntry>> HistoryAsync(ArtifactId id);
}
