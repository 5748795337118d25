namespace Kontextual.Benchmarks.Contestants;

/// <summary>
/// The operations that are measured. All contestants check the same rules, write the same rows durably and return the same records. The methods
/// return value tasks, so that an operation that completes synchronously does not allocate a task.
/// </summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>Creates one artifact in its own transaction.</summary>
    ValueTask<Artifact> CreateAsync(NewArtifact artifact);

    /// <summary>Creates artifacts in one transaction.</summary>
    ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts);

    /// <summary>Changes the content of an artifact in its own transaction.</summary>
    ValueTask<Artifact> ReviseAsync(NewContent content);

    /// <summary>Deletes an artifact that has no relationships, in its own transaction.</summary>
    ValueTask<Artifact> DeleteAsync(Removal artifact);

    /// <summary>Restores a deleted artifact in its own transaction.</summary>
    ValueTask<Artifact> RestoreAsync(Removal artifact);

    /// <summary>Creates relationships in one transaction.</summary>
    ValueTask<IReadOnlyList<Relationship>> LinkManyAsync(IReadOnlyList<NewLink> links);

    /// <summary>Gets the live artifact with an id.</summary>
    ValueTask<Artifact> GetAsync(ArtifactId id);

    /// <summary>Gets the live artifact with a name.</summary>
    ValueTask<Artifact> GetByNameAsync(CollectionId collection, string name);

    /// <summary>Gets the live artifact with an id and its text, which is checked against its digest.</summary>
    ValueTask<ArtifactText> GetTextAsync(ArtifactId id);

    /// <summary>Lists a page of 100 live artifacts of a collection, ordered by name.</summary>
    ValueTask<Page<Artifact>> ListAsync(CollectionId collection, string? cursor);

    /// <summary>Lists the first 100 revisions of an artifact.</summary>
    ValueTask<IReadOnlyList<RevisionEntry>> HistoryAsync(ArtifactId id);

    /// <summary>Gets an artifact as of a sequence, at which it must have been live.</summary>
    ValueTask<Artifact> GetAsOfAsync(ArtifactId id, long sequence);

    /// <summary>
    /// Lists the artifacts that relationships lead to, each once with its shortest distance, ordered by distance and id, at most 1,000.
    /// </summary>
    ValueTask<Traversal> TraverseAsync(ArtifactId start, int depth);

    /// <summary>Lists a page of 100 change records after a position.</summary>
    ValueTask<ChangePage> ChangesAsync(ChangePosition position);

    /// <summary>Streams the change records after a position and waits for new ones.</summary>
    IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position);
}
