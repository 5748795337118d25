using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores a chain hash as its text.</summary>
internal sealed class HashConverter() : ValueConverter<ChainHash, string>(
    hash => hash.ToString(),
    text => ChainHash.FromStored(text));
