using System.Reflection;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Lets EF translate <see cref="TextMatch.Matches"/> to the SQL function that each connection has.</summary>
internal static class TextFunction
{
    private static readonly MethodInfo Method = typeof(TextMatch).GetMethod(nameof(TextMatch.Matches))!;

    public static void Apply(ModelBuilder modelBuilder)
    {
        var function = modelBuilder.HasDbFunction(Method).HasName(TextMatch.Function).IsNullable(false);
        function.HasParameter("digest").HasStoreType("BLOB");
        function.HasParameter("search").HasStoreType("TEXT");
    }
}
