using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores a chain hash as its bytes. Every change has two hashes, and text would take twice the space.</summary>
internal sealed class HashConverter() : ValueConverter<ChainHash, byte[]>(
    hash => hash.ToBytes(),
    bytes => ChainHash.FromBytes(bytes));
