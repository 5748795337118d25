namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>What a new store is given to know itself by.</summary>
internal static class StoreIdentity
{
    public static StoreInfo New(TimeProvider time, IIdSource ids) => new()
    {
        Id = new StoreId(ids.NewId()),
        FormatVersion = StoreFormat.Version,
        CreatedAt = UtcTime.Truncate(time.GetUtcNow()),
    };
}
