using System.Security.Cryptography;

namespace Kontextual.Persistence.Changes;

/// <summary>Takes salts from the cryptographic random number generator of the system.</summary>
internal sealed class RandomSaltSource : ISaltSource
{
    public void Fill(Span<byte> salt) => RandomNumberGenerator.Fill(salt);
}
