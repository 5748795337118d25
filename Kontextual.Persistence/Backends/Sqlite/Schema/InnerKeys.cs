using Kontextual.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Gives tables a whole number as primary key, on which an index of SQLite's full-text search can depend.</summary>
/// <remarks>
/// Every row of SQLite has a number, but VACUUM may renumber the rows if the number is not a column. AUTOINCREMENT never assigns a number
/// again. Everything else refers to a row by its id, because readers of the file must not need the number.
/// </remarks>
internal static class InnerKeys
{
    public static void Apply(ModelBuilder model) => Add<Artifact>(model, nameof(Artifact.Id));

    private static void Add<T>(ModelBuilder model, string key)
        where T : class
    {
        var entity = model.Entity<T>();
        var table = entity.Metadata.GetTableName();
        var alternate = entity.HasAlternateKey(key);
        alternate.HasName($"ak_{table}_{alternate.Metadata.Properties.Single().GetColumnName()}");
        foreach (var reference in entity.Metadata.GetReferencingForeignKeys().ToList())
            reference.SetProperties(reference.Properties, alternate.Metadata);

        entity.Property<long>(RowKey.Inner).HasColumnName(RowKey.InnerColumn).UseAutoincrement();
        entity.HasKey(RowKey.Inner).HasName($"pk_{table}");
    }
}
