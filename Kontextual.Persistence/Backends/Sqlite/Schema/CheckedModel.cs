using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Adds to the mapping what only SQLite needs, so that the mapping knows no backend.</summary>
internal sealed class CheckedModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        ColumnChecks.Apply(modelBuilder.Model);
    }
}
