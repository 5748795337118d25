using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores a content digest as its text.</summary>
internal sealed class DigestConverter() : ValueConverter<ContentDigest, string>(
    digest => digest.ToString(),
    text => ContentDigest.FromStored(text));
