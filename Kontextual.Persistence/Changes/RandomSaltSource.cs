using System.Security.Cryptography;

namespace Kontextual.Persistence.Changes;

/// <summary>Salts from the system's cryptographic random numbers.</summary>
internal sealed class RandomSaltSource : ISaltSource
{
    public void Fill(Span<byte> salt) => RandomNumberGenerator.Fill(salt);
}
