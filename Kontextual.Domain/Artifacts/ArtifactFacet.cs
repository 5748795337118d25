namespace Kontextual.Domain;

/// <summary>The property whose values are counted, see <see cref="IArtifactReader.FacetsAsync"/>.</summary>
public enum ArtifactFacet
{
    /// <summary>The type.</summary>
    Type,

    /// <summary>The id of the collection, as text.</summary>
    Collection,

    /// <summary>The media type of the content.</summary>
    MediaType,
}
