using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace Kontextual.Persistence.Migrations;

/// <summary>Creates the context for <c>dotnet ef</c>.</summary>
/// <remarks>
/// The store is the one in <c>--connection</c>. Without that option, it is the one in the environment variable <c>KONTEXTUAL_STORE</c>. By
/// default, it is <c>kontextual.db</c> in the folder of the solution.
/// </remarks>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<KontextualDbContext>
{
    /// <summary>The environment variable with the path of the file of the store.</summary>
    public const string StoreVariable = "KONTEXTUAL_STORE";

    private const string DefaultStore = "kontextual.db";

    /// <inheritdoc/>
    public KontextualDbContext CreateDbContext(string[] args)
    {
        // dotnet ef always runs in the folder of the start-up project. Relative paths are resolved from the folder of the solution.
        if (SolutionFolder() is { } root)
            Directory.SetCurrentDirectory(root);
        var named = Environment.GetEnvironmentVariable(StoreVariable);
        var path = Path.GetFullPath(string.IsNullOrWhiteSpace(named) ? DefaultStore : named);
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        return new KontextualDbContext(SqliteContextOptions.For(builder.ConnectionString));
    }

    private static string? SolutionFolder()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kontextual.sln")))
                return folder.FullName;
        }

        return null;
    }
}
