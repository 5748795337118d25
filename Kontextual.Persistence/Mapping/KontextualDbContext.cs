using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Kontextual.Persistence;

/// <summary>Maps the domain's entities to tables. All backends share this mapping.</summary>
/// <remarks>
/// This class is for tools and for the library itself. Applications use <see cref="IKnowledgeRepository"/>, which enforces rules
/// that a context alone does not. There are no global query filters: by default, a query also returns deleted rows.
/// </remarks>
public sealed class KontextualDbContext : DbContext
{
    /// <summary>Initializes a new context.</summary>
    /// <param name="options">The options of the backend, such as its provider and connection.</param>
    public KontextualDbContext(DbContextOptions<KontextualDbContext> options)
        : base(options)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        ChangeTracker.LazyLoadingEnabled = false;

        // In this library a failed statement ends the whole transaction, so a savepoint around each save would have no use.
        Database.AutoSavepointsEnabled = false;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Every index is stated where its table is mapped: one that is made by itself is one that nobody has weighed.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
        ValueConversions.Register(configurationBuilder, keepsValues: Database.IsInMemory());
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(KontextualDbContext).Assembly);
        ValueConversions.Apply(modelBuilder, keepsValues: Database.IsInMemory());
        SnakeCaseNames.Apply(modelBuilder.Model);
    }
}
