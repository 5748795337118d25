using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Records the changes that a transaction saved, so that they can be applied to the other generation.</summary>
internal sealed class WriteJournal : SaveChangesInterceptor
{
    private readonly List<List<Entry>> _saves = [];

    public bool IsEmpty => _saves.Count == 0;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    /// <summary>Saves the same changes in the same order.</summary>
    public void Replay(KontextualDbContext target)
    {
        foreach (var save in _saves)
        {
            foreach (var entry in save)
                entry.Apply(target);
            target.SaveChanges();
            target.ChangeTracker.Clear();
        }
    }

    private void Record(DbContext context) =>
        _saves.Add([.. context.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).Select(Entry.Of)]);

    /// <param name="Entity">The immutable entity as it was saved.</param>
    /// <param name="State">The change: added, modified or deleted.</param>
    /// <param name="Modified">The modified properties with their original values.</param>
    private sealed record Entry(object Entity, EntityState State, IReadOnlyList<(string Property, object? Original)> Modified)
    {
        public static Entry Of(EntityEntry entry) => new(
            entry.Entity,
            entry.State,
            [.. entry.Properties.Where(p => p.IsModified).Select(p => (p.Metadata.Name, p.OriginalValue))]);

        public void Apply(KontextualDbContext target)
        {
            var entry = target.Entry(Entity);
            entry.State = State == EntityState.Modified ? EntityState.Unchanged : State;
            foreach (var (property, original) in Modified)
            {
                entry.Property(property).OriginalValue = original;
                entry.Property(property).IsModified = true;
            }
        }
    }
}
