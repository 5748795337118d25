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
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly RawReads _reads;
    private readonly RawWrites _writes;

    private RawContestant(SqliteConnection connection, Sources sources)
    {
        _connection = connection;
        var statements = new RawStatements(connection);
        _reads = new RawReads(statements);
        _writes = new RawWrites(statements, sources);
    }

    public static RawContestant Open(string path, Sources sources) => new(RawConnection.Open(path), sources);

    public ValueTask<Artifact> CreateAsync(NewArtifact artifact)
    {
        // Hashed before the lock is taken, so that other clients can write at the same time.
        RawContent[] contents = [RawContent.Of(artifact.Text)];
        lock (_gate)
            return new(_writes.Create([artifact], contents)[0]);
    }

    public ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts)
    {
        var contents = new RawContent[artifacts.Count];
        for (var i = 0; i < contents.Length; i++)
            contents[i] = RawContent.Of(artifacts[i].Text);
        lock (_gate)
            return new(_writes.Create(artifacts, contents));
    }

    public ValueTask<Artifact> ReviseAsync(NewContent content)
    {
        var hashed = RawContent.Of(content.Text);
        lock (_gate)
            return new(_writes.Revise(content, hashed));
    }

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
        if (RawContent.Of(found.Text).Digest != found.Artifact.Digest)
            throw new StoreCorruptException($"content {found.Artifact.Digest}", "its bytes do not have this digest");
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

    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
