using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Creates tables without row numbers, which EF Core has no option for. Their rows are stored in the order of the primary key, only once.</summary>
internal sealed class StoreSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>The annotation of an entity whose table has no row numbers.</summary>
    public const string WithoutRowId = "Kontextual:WithoutRowId";

    /// <summary>What EF Core puts before the name of a table while it rebuilds it.</summary>
    private const string Rebuilt = "ef_temp_";

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        var table = operation.Name.StartsWith(Rebuilt, StringComparison.Ordinal) ? operation.Name[Rebuilt.Length..] : operation.Name;
        if (model?.GetEntityTypes().Any(entity => entity.GetTableName() == table && entity.FindAnnotation(WithoutRowId) is not null) == true)
            builder.Append(" WITHOUT ROWID");
        if (!terminate)
            return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
