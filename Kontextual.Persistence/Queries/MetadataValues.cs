namespace Kontextual.Persistence.Queries;

/// <summary>Returns in a query the values of a facet in the metadata of a row. SQLite calls it as an SQL function.</summary>
internal static class MetadataValues
{
    /// <summary>The name of the SQL function. Its arguments are the stored metadata and the text of the facet.</summary>
    public const string Function = "metadata_facet_values";

    private static readonly ParsedTexts<MetadataFacet> Facets = new(MetadataFacet.FromText);

    /// <summary>Returns the values in metadata as one text.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="facet">The text of the facet.</param>
    public static string At(Metadata metadata, string facet) => At(metadata.Text, facet);

    /// <summary>Returns the values in stored metadata as one text.</summary>
    public static string At(string? metadata, string facet) => Facets.Of(facet).ValuesOf(metadata ?? string.Empty);
}
