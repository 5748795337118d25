using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>Stores a content digest as its bytes, as <see cref="HashConverter"/> does with hashes.</summary>
internal sealed class DigestConverter() : ValueConverter<ContentDigest, byte[]>(
    digest => digest.ToBytes(),
    bytes => ContentDigest.FromHash(bytes));
