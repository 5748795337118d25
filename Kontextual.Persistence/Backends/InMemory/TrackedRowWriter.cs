namespace Kontextual.Persistence.Backends.InMemory;

/// <summary>Writes rows through EF's change tracker, because the in-memory provider has no statements.</summary>
internal sealed class TrackedRowWriter(KontextualDbContext context) : IRowWriter
{
    public void Insert<T>(T row)
        where T : class => context.Add(row);

    public void Update<T>(T old, T row)
        where T : class
    {
        // The entities are immutable, so the new one is tracked, and its original values are taken from the old one.
        var entry = context.Attach(row);
        foreach (var property in entry.Properties)
        {
            var before = property.Metadata.PropertyInfo!.GetValue(old);
            if (Equals(before, property.CurrentValue))
                continue;
            property.OriginalValue = before;
            property.IsModified = true;
        }
    }

    public void Delete<T>(T row)
        where T : class => context.Remove(row);

    public async Task<bool> TryInsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        // Saving the row would also save the staged rows.
        if (context.ChangeTracker.Entries().Any())
            throw new InvalidOperationException("Other rows are staged. Write this row before they are staged.");
        var key = context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!;
        var values = key.Properties.Select(property => property.PropertyInfo!.GetValue(row)).ToArray();
        if (await context.FindAsync<T>(values, cancellationToken).ConfigureAwait(false) is not null)
        {
            context.ChangeTracker.Clear();
            return false;
        }

        context.Add(row);
        await SaveAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    public void DeferReferences()
    {
        // The provider does not check references.
    }

    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Clear();
        }
    }

    public long DeriveAgain(IEnumerable<object> rows, CancellationToken cancellationToken) => 0;

    public void Clear() => context.ChangeTracker.Clear();
}
