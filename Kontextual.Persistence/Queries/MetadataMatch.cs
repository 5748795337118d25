namespace Kontextual.Persistence.Queries;

/// <summary>Decides in a query whether the metadata of a row meets conditions. SQLite calls it as an SQL function.</summary>
internal static class MetadataMatch
{
    /// <summary>The name of the SQL function. Its arguments are the stored metadata and the text of the conditions.</summary>
    public const string Function = "metadata_holds";

    private static readonly ParsedTexts<MetadataMatcher> Matchers = new(MetadataMatcher.FromText);

    /// <summary>True if metadata meets conditions.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="filters">The text of the conditions.</param>
    public static bool Holds(Metadata metadata, string filters) => Holds(metadata.Text, filters);

    /// <summary>True if stored metadata meets conditions.</summary>
    public static bool Holds(string? metadata, string filters) => metadata is not null && Matchers.Of(filters).Matches(metadata);
}
