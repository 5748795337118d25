namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Creates the identity of a new store.</summary>
internal static class StoreIdentity
{
    public static StoreInfo New(TimeProvider time, IIdSource ids) => new()
    {
        Id = new StoreId(ids.NewId()),
        FormatVersion = StoreFormat.Version,
        CreatedAt = UtcTime.Truncate(time.GetUtcNow()),
    };
}
