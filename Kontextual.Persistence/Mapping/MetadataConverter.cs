using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores metadata as its minified text, without parsing it.</summary>
internal sealed class MetadataConverter() : ValueConverter<Metadata, string>(
    metadata => metadata.Text,
    text => Metadata.FromStored(text));
