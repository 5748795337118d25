using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Kontextual.Persistence;

/// <summary>The one mapping of the domain's entities to tables, for every backend.</summary>
/// <remarks>
/// For tools and for the library itself: applications use <see cref="IKnowledgeRepository"/>, which keeps the rules that a
/// context alone does not. There are no global query filters; every query says itself whether it wants the deleted.
/// </remarks>
public sealed class KontextualDbContext : DbContext
{
    /// <summary>Makes a context; the backend decides the options.</summary>
    public KontextualDbContext(DbContextOptions<KontextualDbContext> options)
        : base(options)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        ChangeTracker.LazyLoadingEnabled = false;

        // A failed statement ends the whole transaction here, so a savepoint round every save would only cost.
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
