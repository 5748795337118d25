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
        _writes = new PlainEfWrites(NewContext, sources);
    }

    public async ValueTask<Artifact> CreateAsync(NewArtifact artifact) => (await _writes.CreateAsync([artifact]))[0];

    public async ValueTask<IReadOnlyList<Artifact>> CreateManyAsync(IReadOnlyList<NewArtifact> artifacts) =>
        await _writes.CreateAsync(artifacts);

    public async ValueTask<Artifact> ReviseAsync(NewContent content) => await _writes.ReviseAsync(content);

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

    public ValueTask DisposeAsync()
    {
        // The pool would keep the file open, but the file is compared and deleted next.
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private KontextualDbContext NewContext() => new(_options);
}
