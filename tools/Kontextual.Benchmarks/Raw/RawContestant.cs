using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Raw;

/// <summary>
/// The limit: one connection with a lock, only prepared statements, and no repeated work. The arguments of the caller are not checked. It
/// returns the records of the domain library, so that its answers are comparable with those of the library.
/// </summary>
internal sealed class RawContestant : IContestant
{
    // The application id in the header of a store, see docs/schema.md.
    public const long ApplicationId = 0x4B4F4E54;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly RawReads _reads;
    private readonly RawWrites _writes;
    private readonly RawLinkReads _linkReads;
    private readonly RawLinkWrites _linkWrites;
    private readonly Feed _feed;

    private RawContestant(SqliteConnection connection, Sources sources)
    {
        _connection = connection;
        var statements = new RawStatements(connection);
        var links = new RawLinkStatements(connection);
        var transaction = new RawTransaction(statements, sources);
        _reads = new RawReads(statements);
        _writes = new RawWrites(transaction, statements, links, sources);
        _linkReads = new RawLinkReads(links);
        _linkWrites = new RawLinkWrites(transaction, links, sources);
        _feed = new Feed(ChangesAsync);
    }

    public static RawContestant Open(string path, Sources sources) => new(RawConnection.Open(path, ApplicationId), sources);

    public ValueTask<Artifact> CreateAsync(NewArtifact artifact)
    {
        // Hashed before the lock is taken, so that other clients can write at the same time.
        RawContent[] contents = [RawContent.Of(artifact.Text)];
        return new(Write(() => _writes.Create([artifact], contents)[0]));
    }

    public ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts)
    {
        var contents = RawContent.Of(artifacts);
        return new(Write(() => _writes.Create(artifacts, contents)));
    }

    public ValueTask<Artifact> ReviseAsync(NewContent content)
    {
        var hashed = RawContent.Of(content.Text);
        return new(Write(() => _writes.Revise(content, hashed)));
    }

    public ValueTask<Artifact> DeleteAsync(Removal artifact) => new(Write(() => _writes.Delete(artifact)));

    public ValueTask<Artifact> RestoreAsync(Removal artifact) => new(Write(() => _writes.Restore(artifact)));

    public ValueTask<IReadOnlyList<Relationship>> LinkManyAsync(IReadOnlyList<NewLink> links) => new(Write(() => _linkWrites.Create(links)));

    public ValueTask<Artifact> GetAsync(ArtifactId id)
    {
        lock (_gate)
            return new(_reads.ById(id));
    }

    public ValueTask<Artifact> GetByNameAsync(CollectionId collection, string name)
    {
        lock (_gate)
            return new(_reads.ByName(collection, name));
    }

    public ValueTask<ArtifactText> GetTextAsync(ArtifactId id)
    {
        ArtifactText found;
        lock (_gate)
            found = _reads.WithText(id);
        RawContent.Require(found);
        return new(found);
    }

    public ValueTask<Page<Artifact>> ListAsync(CollectionId collection, string? cursor)
    {
        lock (_gate)
            return new(_reads.Page(collection, cursor));
    }

    public ValueTask<IReadOnlyList<RevisionEntry>> HistoryAsync(ArtifactId id)
    {
        lock (_gate)
            return new(_reads.History(id));
    }

    public ValueTask<Artifact> GetAsOfAsync(ArtifactId id, long sequence)
    {
        lock (_gate)
            return new(_linkReads.AsOf(id, sequence));
    }

    public ValueTask<Traversal> TraverseAsync(ArtifactId start, int depth)
    {
        lock (_gate)
            return new(_linkReads.Traverse(start, depth));
    }

    public ValueTask<ChangePage> ChangesAsync(ChangePosition position)
    {
        lock (_gate)
            return new(_linkReads.Changes(position));
    }

    public IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position) => _feed.FollowAsync(position);

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private T Write<T>(Func<T> write)
    {
        T written;
        lock (_gate)
            written = write();
        _feed.Notify();
        return written;
    }
}
