using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Torture;

/// <summary>Runs the same code as <c>dotnet ef database update</c> in this process.</summary>
internal static class EfUpdate
{
    public static async Task RunAsync(string store)
    {
        var options = new DbContextOptionsBuilder<KontextualDbContext>(SqliteContextOptions.For($"Data Source={store};Pooling=False"))
            .UseApplicationServiceProvider(new OnlyIds());
        await using var context = new KontextualDbContext(options.Options);
        await context.Database.MigrateAsync();
    }

    /// <summary>The temporary file is named by an id. The id is equal in every run, so that strace can be given the name.</summary>
    private sealed class OnlyIds : IServiceProvider
    {
        private readonly FixedIds _ids = new();

        public object? GetService(Type serviceType) => serviceType == typeof(IIdSource) ? _ids : null;
    }
}
