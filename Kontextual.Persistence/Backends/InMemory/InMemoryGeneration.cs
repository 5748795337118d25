using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>One whole copy of a store in memory. A published generation never changes while somebody reads it.</summary>
internal sealed class InMemoryGeneration
{
    // One root for all generations, because EF builds its services again for each root.
    private static readonly InMemoryDatabaseRoot Root = new();
    private static long _count;

    private readonly string _name = $"generation-{Interlocked.Increment(ref _count)}";

    /// <summary>The number of readers of this generation, guarded by the engine's lock.</summary>
    public int Readers { get; set; }

    public KontextualDbContext CreateContext(IInterceptor? interceptor = null)
    {
        var builder = new DbContextOptionsBuilder<KontextualDbContext>()
            .UseInMemoryDatabase(_name, Root)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(CheckedRows.Instance);
        if (interceptor is not null)
            builder.AddInterceptors(interceptor);
        return new KontextualDbContext(builder.Options);
    }

    /// <summary>Creates a new generation with the same rows.</summary>
    public InMemoryGeneration Copy()
    {
        var copy = new InMemoryGeneration();
        try
        {
            CopyRows(copy);
            return copy;
        }
        catch
        {
            copy.Drop();
            throw;
        }
    }

    /// <summary>True after the rows were freed.</summary>
    public bool IsDropped { get; private set; }

    private void CopyRows(InMemoryGeneration copy)
    {
        using var source = CreateContext();
        using var target = copy.CreateContext();
        foreach (var entity in source.Model.GetEntityTypes())
        {
            var copySet = typeof(InMemoryGeneration)
                .GetMethod(nameof(CopySet), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType);
            copySet.Invoke(null, [source, target]);
        }

        target.SaveChanges();
    }

    /// <summary>Frees the rows.</summary>
    public void Drop()
    {
        using var context = CreateContext();
        context.Database.EnsureDeleted();
        IsDropped = true;
    }

    private static void CopySet<T>(KontextualDbContext source, KontextualDbContext target)
        where T : class => target.AddRange(source.Set<T>());
}
