using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>
/// Adds what only SQLite needs, so that the mapping itself is independent of the backend: the CHECK constraints, the inner key of artifacts, SQL functions, and the version of
/// the word index.
/// </summary>
internal sealed class CheckedModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        InnerKeys.Apply(modelBuilder);
        MetadataFunctions.Apply(modelBuilder);
        TextFunction.Apply(modelBuilder);
        WordIndexTable.MapVersion(modelBuilder);
        ColumnChecks.Apply(modelBuilder.Model);
    }
}
