using System.Reflection;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Lets EF translate what queries do with metadata to the SQL functions that each connection has.</summary>
internal static class MetadataFunctions
{
    public static void Apply(ModelBuilder modelBuilder)
    {
        Add(modelBuilder, typeof(MetadataMatch), nameof(MetadataMatch.Holds), MetadataMatch.Function, "filters");
        Add(modelBuilder, typeof(MetadataSort), nameof(MetadataSort.Key), MetadataSort.Function, "order");
        Add(modelBuilder, typeof(MetadataValues), nameof(MetadataValues.At), MetadataValues.Function, "facet");
    }

    private static void Add(ModelBuilder modelBuilder, Type type, string method, string name, string argument)
    {
        MethodInfo ofMetadata = type.GetMethod(method, [typeof(Metadata), typeof(string)])!;
        var function = modelBuilder.HasDbFunction(ofMetadata).HasName(name).IsNullable(false);
        function.HasParameter("metadata").HasStoreType("TEXT");
        function.HasParameter(argument).HasStoreType("TEXT");
    }
}
