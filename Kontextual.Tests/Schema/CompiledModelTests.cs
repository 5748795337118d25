using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.CompiledModel;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Tests.Schema;

/// <summary>The model that the library starts with is generated code, which must be that of the mapping.</summary>
[TestFixture]
public sealed class CompiledModelTests
{
    private const string HowTo = "docs/contributing.md says how to generate the compiled model again";

    [Test]
    [Property("Rule", "L5")]
    public void The_compiled_model_is_the_model_of_the_mapping()
    {
        var options = new DbContextOptionsBuilder<KontextualDbContext>().UseSqlite("Data Source=:memory:")
            .ReplaceService<IModelCustomizer, CheckedModel>().Options;
        using var mapped = new KontextualDbContext(options);

        var expected = Lines(mapped.Model);
        var compiled = Lines(KontextualDbContextModel.Instance);

        expected.Count.ShouldBeGreaterThan(200);
        expected.Except(compiled).ShouldBeEmpty(HowTo);
        compiled.Except(expected).ShouldBeEmpty(HowTo);
    }

    [Test]
    public void A_context_of_the_library_uses_it()
    {
        using var context = new KontextualDbContext(SqliteContextOptions.For("Data Source=:memory:"));

        context.Model.ShouldBeSameAs(KontextualDbContextModel.Instance);
    }

    // Everything that the library and EF ask of a model at run time.
    private static List<string> Lines(IModel model) =>
    [
        .. model.GetEntityTypes().SelectMany(entity => entity.GetProperties().Select(property =>
            $"{entity.GetTableName()}.{property.GetColumnName()} {property.Name} {property.ClrType} {property.GetColumnType()} "
            + $"{property.IsColumnNullable()} {property.IsConcurrencyToken} {property.ValueGenerated} "
            + $"{property.GetTypeMapping().Converter?.GetType()} {property.GetValueComparer().Type}")),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetKeys().Select(key =>
            $"{entity.GetTableName()} key {key.GetName()} {Names(key.Properties)} {key.IsPrimaryKey()}")),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys().Select(key =>
            $"{entity.GetTableName()} foreign key {key.GetConstraintName()} {Names(key.Properties)} {Names(key.PrincipalKey.Properties)} {key.DeleteBehavior}")),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetIndexes().Select(index =>
            $"{entity.GetTableName()} index {index.GetDatabaseName()} {Names(index.Properties)} {index.IsUnique} {index.GetFilter()}")),
        .. model.GetDbFunctions().Select(function =>
            $"function {function.Name} {function.MethodInfo} {function.IsNullable} {string.Join(',', function.Parameters.Select(parameter => $"{parameter.Name} {parameter.StoreType}"))}"),
    ];

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => string.Join(',', properties.Select(property => property.Name));
}
