namespace Kontextual.Persistence.Queries;

/// <summary>Returns in a query the key by which the metadata of a row is ordered. SQLite calls it as an SQL function.</summary>
internal static class MetadataSort
{
    /// <summary>The name of the SQL function. Its arguments are the stored metadata and the text of the order.</summary>
    public const string Function = "metadata_sort_key";

    private static readonly ParsedTexts<MetadataOrder> Orders = new(MetadataOrder.FromText);

    /// <summary>Returns the key of metadata.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="order">The text of the order.</param>
    public static string Key(Metadata metadata, string order) => Key(metadata.Text, order);

    /// <summary>Returns the key of stored metadata.</summary>
    public static string Key(string? metadata, string order) => Orders.Of(order).KeyOf(metadata ?? string.Empty);
}
