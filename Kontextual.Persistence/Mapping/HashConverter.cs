using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>A chain hash as its bytes: every change has two of them, and as text they would take twice the space.</summary>
internal sealed class HashConverter() : ValueConverter<ChainHash, byte[]>(
    hash => hash.ToBytes(),
    bytes => ChainHash.FromBytes(bytes));
