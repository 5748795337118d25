using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Stores;
using Kontextual.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Benchmarks.PlainEf;

/// <summary>
/// EF Core as an experienced user writes it at first: the same model, connections pooled by connection string, a new context for each
/// operation, LINQ without tracking for reads, and a transaction with a tracking SaveChanges for writes.
/// </summary>
internal sealed class PlainEfContestant : IContestant
{
    private readonly string _connectionString;
    private readonly DbContextOptions<KontextualDbContext> _options;
    private readonly PlainEfWrites _writes;
    private readonly PlainEfLinkWrites _linkWrites;
    private readonly Feed _feed;

    public PlainEfContestant(string path, Sources sources)
    {
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,

            // With many writers, a writer may wait long for its turn. No write may fail during a measurement.
            DefaultTimeout = 120,
        }.ConnectionString;
        _options = new DbContextOptionsBuilder<KontextualDbContext>().UseSqlite(_connectionString).Options;
        var transaction = new PlainEfTransaction(NewContext, sources);
        _writes = new PlainEfWrites(transaction, sources);
        _linkWrites = new PlainEfLinkWrites(transaction, sources);
        _feed = new Feed(ChangesAsync);
    }

    public async ValueTask<Artifact> CreateAsync(NewArtifact artifact) => (await WriteAsync(_writes.CreateAsync([artifact])))[0];

    public async ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts) =>
        await WriteAsync(_writes.CreateAsync(artifacts));

    public ValueTask<Artifact> ReviseAsync(NewContent content) => WriteAsync(_writes.ReviseAsync(content));

    public ValueTask<Artifact> DeleteAsync(Removal artifact) => WriteAsync(_writes.DeleteAsync(artifact));

    public ValueTask<Artifact> RestoreAsync(Removal artifact) => WriteAsync(_writes.RestoreAsync(artifact));

    public async ValueTask<IReadOnlyList<Relationship>> LinkManyAsync(IReadOnlyList<NewLink> links) =>
        await WriteAsync(_linkWrites.CreateAsync(links));

    public async ValueTask<Artifact> GetAsync(ArtifactId id)
    {
        await using var db = NewContext();
        return await PlainEfReads.ByIdAsync(db, id);
    }

    public async ValueTask<Artifact> GetByNameAsync(CollectionId collection, string name)
    {
        await using var db = NewContext();
        return await PlainEfReads.ByNameAsync(db, collection, name);
    }

    public async ValueTask<ArtifactText> GetTextAsync(ArtifactId id)
    {
        await using var db = NewContext();
        return await PlainEfReads.WithTextAsync(db, id);
    }

    public async ValueTask<Page<Artifact>> ListAsync(CollectionId collection, string? cursor)
    {
        await using var db = NewContext();
        return await PlainEfReads.PageAsync(db, collection, cursor);
    }

    public async ValueTask<IReadOnlyList<RevisionEntry>> HistoryAsync(ArtifactId id)
    {
        await using var db = NewContext();
        return await PlainEfReads.HistoryAsync(db, id);
    }

    public async ValueTask<Artifact> GetAsOfAsync(ArtifactId id, long sequence)
    {
        await using var db = NewContext();
        return await PlainEfLinkReads.AsOfAsync(db, id, sequence);
    }

    public async ValueTask<Traversal> TraverseAsync(ArtifactId start, int depth)
    {
        await using var db = NewContext();
        return await PlainEfLinkReads.TraverseAsync(db, start, depth);
    }

    public async ValueTask<ChangePage> ChangesAsync(ChangePosition position)
    {
        await using var db = NewContext();
        return await PlainEfLinkReads.ChangesAsync(db, position);
    }

    public IAsyncEnumerable<ChangeRecord> FollowAsync(ChangePosition position) => _feed.FollowAsync(position);

    public ValueTask DisposeAsync()
    {
        // The pool would keep the file open, but the file is compared and deleted next.
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private async ValueTask<T> WriteAsync<T>(Task<T> write)
    {
        var written = await write;
        _feed.Notify();
        return written;
    }

    private KontextualDbContext NewContext() => new(_options);
}
