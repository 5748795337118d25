using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Metadata as their minified text, never parsed on the way.</summary>
internal sealed class MetadataConverter() : ValueConverter<Metadata, string>(
    metadata => metadata.Text,
    text => Metadata.FromStored(text));
