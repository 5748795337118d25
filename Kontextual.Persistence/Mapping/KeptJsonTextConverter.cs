using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores a JSON value as its minified text, without parsing it.</summary>
internal sealed class KeptJsonTextConverter() : ValueConverter<KeptJson, string>(
    json => json.Text,
    text => KeptJson.FromStored(text));
