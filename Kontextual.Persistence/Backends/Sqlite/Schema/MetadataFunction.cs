using System.Reflection;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Lets EF translate <see cref="MetadataMatch.Holds(Metadata, string)"/> to the SQL function that each connection has.</summary>
internal static class MetadataFunction
{
    private static readonly MethodInfo Method = typeof(MetadataMatch).GetMethod(nameof(MetadataMatch.Holds), [typeof(Metadata), typeof(string)])!;

    public static void Apply(ModelBuilder modelBuilder)
    {
        var function = modelBuilder.HasDbFunction(Method).HasName(MetadataMatch.Function).IsNullable(false);
        function.HasParameter("metadata").HasStoreType("TEXT");
        function.HasParameter("filters").HasStoreType("TEXT");
    }
}
