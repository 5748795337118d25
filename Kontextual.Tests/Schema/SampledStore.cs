using Kontextual.Persistence;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Schema;

/// <summary>A file with one row or more in every table.</summary>
internal sealed class SampledStore : IDisposable
{
    private readonly TempFolder folder = new();

    public SampledStore()
    {
        using (var context = new KontextualDbContext(SqliteContextOptions.For($"Data Source={Path};Pooling=False;Foreign Keys=True")))
        {
            context.Database.Migrate();
            context.AddRange(EntitySamples.All.Where(s => s is not Kontextual.Domain.StoreInfo));
            context.SaveChanges();
        }

        Raw = new RawStore(Path);
    }

    public string Path => folder.File("sampled.db");

    public RawStore Raw { get; }

    public void Dispose()
    {
        Raw.Dispose();
        folder.Dispose();
    }
}
