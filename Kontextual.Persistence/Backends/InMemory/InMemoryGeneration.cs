using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>One whole copy of a store in memory. What is published is never changed while somebody reads it.</summary>
internal sealed class InMemoryGeneration
{
    // One root for all: EF builds its services anew for every root.
    private static readonly InMemoryDatabaseRoot Root = new();
    private static long _count;

    private readonly string _name = $"generation-{Interlocked.Increment(ref _count)}";

    /// <summary>How many readers are in it; guarded by the engine.</summary>
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

    /// <summary>A new generation with the same rows.</summary>
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

    /// <summary>True when its rows were freed.</summary>
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
