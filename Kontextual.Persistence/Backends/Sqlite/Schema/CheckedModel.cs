using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Adds the CHECK constraints, which only SQLite needs, so that the mapping itself is independent of the backend.</summary>
internal sealed class CheckedModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        ColumnChecks.Apply(modelBuilder.Model);
    }
}
