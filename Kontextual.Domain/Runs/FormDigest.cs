using System.Security.Cryptography;
using System.Text;

namespace Kontextual.Domain;

/// <summary>Computes the digest of a canonical form that is written in parts.</summary>
internal static class FormDigest
{
    /// <summary>Returns the digest of the UTF-8 bytes of all parts. A surrogate pair is never divided between two parts.</summary>
    public static async Task<ContentDigest> OfAsync(IAsyncEnumerable<string> parts, CancellationToken cancellationToken = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var part in parts.WithCancellation(cancellationToken).ConfigureAwait(false))
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        return ContentDigest.FromHash(hash.GetHashAndReset());
    }
}
