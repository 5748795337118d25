namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>The marks of a SQLite file that is a store. They must not change, because existing stores would become unreadable.</summary>
internal static class StoreFormat
{
    /// <summary>The application id in the file's header: "KONT".</summary>
    public const int ApplicationId = 0x4B4F4E54;

    /// <summary>The format version that this library reads and writes. It is the user_version in the file's header.</summary>
    public const int Version = StoreInfo.LatestFormat;

    /// <summary>The page size in bytes. docs/schema.md has the measurement.</summary>
    public const int PageSize = 8192;

    /// <summary>The assembly of the migrations, which an application references in addition to this one.</summary>
    public const string MigrationsAssembly = "Kontextual.Persistence.Migrations";
}
