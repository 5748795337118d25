using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace Kontextual.Persistence.Migrations;

/// <summary>Gives <c>dotnet ef</c> its context.</summary>
/// <remarks>
/// The store is the one of <c>--connection</c>, else the one the environment variable <c>KONTEXTUAL_STORE</c> names, else
/// <c>kontextual.db</c> in the folder of the solution.
/// </remarks>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<KontextualDbContext>
{
    /// <summary>The environment variable that names the store's file.</summary>
    public const string StoreVariable = "KONTEXTUAL_STORE";

    private const string DefaultStore = "kontextual.db";

    /// <inheritdoc/>
    public KontextualDbContext CreateDbContext(string[] args)
    {
        // dotnet ef runs in the start-up project's folder wherever it was called; relative paths are meant from the root.
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
