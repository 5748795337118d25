using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kontextual.Persistence.Mapping;

/// <summary>A salt as its bytes, as <see cref="HashConverter"/> does with hashes.</summary>
internal sealed class SaltConverter() : ValueConverter<string, byte[]>(
    salt => Convert.FromHexString(salt),
    bytes => Convert.ToHexStringLower(bytes));
