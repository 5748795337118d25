namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>What marks a SQLite file as a store. Pinned: changing any of it makes existing stores unreadable.</summary>
internal static class StoreFormat
{
    /// <summary>The application id in the file's header: "KONT".</summary>
    public const int ApplicationId = 0x4B4F4E54;

    /// <summary>The format version this library reads and writes, in the header's user version.</summary>
    public const int Version = 1;

    /// <summary>The page size in bytes; see docs/schema.md for the measurement.</summary>
    public const int PageSize = 8192;

    /// <summary>The assembly that holds the migrations, which an application references beside this one.</summary>
    public const string MigrationsAssembly = "Kontextual.Persistence.Migrations";
}
