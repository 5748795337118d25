using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Raw;
using Kontextual.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Floor;

/// <summary>The hand-written program on the leanest schema that gives the same answers, so that the price of the library's schema shows.</summary>
internal class FloorContestant : IContestant
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly FloorReads _reads;
    private readonly FloorWrites _writes;
    private readonly Feed _feed;

    public FloorContestant(string path, Sources sources)
    {
        _connection = RawConnection.Open(path, FloorFile.ApplicationId);
        Statements = new FloorStatements(_connection);
        Transaction = new FloorTransaction(Statements, sources);
        _reads = new FloorReads(Statements);
        _writes = new FloorWrites(Transaction, Statements, _reads, sources);
        _feed = new Feed(ChangesAsync);
    }

    protected FloorStatements Statements { get; }

    protected FloorTransaction Transaction { get; }

    public ValueTask<Artifact> CreateAsync(NewArtifact artifact)
    {
        FloorContent[] contents = [FloorContent.Of(artifact.Text)];
        return new(Write(() => _writes.Create([artifact], contents)[0]));
    }

    public virtual ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts)
    {
        var contents = FloorContent.Of(artifacts);
        return new(Write(() => _writes.Create(artifacts, contents)));
    }

    public ValueTask<Artifact> ReviseAsync(NewContent content)
    {
        var hashed = FloorContent.Of(content.Text);
        return new(Write(() => _writes.Revise(content, hashed)));
    }

    public ValueTask<Artifact> DeleteAsync(Removal artifact) => new(Write(() => _writes.Delete(artifact)));

    public ValueTask<Artifact> RestoreAsync(Removal artifact) => new(Write(() => _writes.Restore(artifact)));

    public ValueTask<IReadOnlyList<Relationship>> LinkManyAsync(IReadOnlyList<NewLink> links) => new(Write(() => _writes.Link(links)));

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
            return new(_reads.AsOf(id, sequence));
    }

    public ValueTask<Traversal> TraverseAsync(ArtifactId start, int depth)
    {
        lock (_gate)
            return new(_reads.Traverse(start, depth));
    }

    public ValueTask<ChangePage> ChangesAsync(ChangePosition position)
    {
        lock (_gate)
            return new(_reads.Changes(position));
    }

    public IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position) => _feed.FollowAsync(position);

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    protected T Write<T>(Func<T> write)
    {
        T written;
        lock (_gate)
            written = write();
        _feed.Notify();
        return written;
    }
}
