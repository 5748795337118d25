using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kontextual.Persistence.Paging;

/// <summary>Writes and reads the text of a cursor: a place in a listing, bound to its query and its store.</summary>
/// <remarks>
/// The text is the base64url form of a version byte, 16 bytes of a SHA-256 digest, the key, a NUL and the id. The digest covers the
/// binding, the key and the id. It is not a secret; it distinguishes a cursor of this query and store from any other text.
/// </remarks>
internal static class Cursor
{
    private const byte Version = 1;
    private const int CheckSize = 16;

    /// <summary>Returns the text to which the cursors of a query are bound.</summary>
    public static string Bind(StoreId store, string query) => $"{store}\0{query}";

    public static string Write(string binding, string key, string id)
    {
        var place = Encoding.UTF8.GetBytes($"{key}\0{id}");
        return Base64Url.EncodeToString([Version, .. Check(binding, place), .. place]);
    }

    /// <exception cref="ArgumentException">The cursor was not made for this query in this store.</exception>
    public static (string Key, string Id) Read(string binding, string cursor, string paramName)
    {
        var bytes = Decode(cursor);
        if (bytes.Length > 1 + CheckSize && bytes[0] == Version)
        {
            var place = bytes.AsSpan(1 + CheckSize);
            var end = place.LastIndexOf((byte)0);
            if (bytes.AsSpan(1, CheckSize).SequenceEqual(Check(binding, place)) && end >= 0)
                return (Encoding.UTF8.GetString(place[..end]), Encoding.UTF8.GetString(place[(end + 1)..]));
        }

        throw NotOfThisQuery(paramName);
    }

    /// <summary>Creates the exception for a text that is not a cursor of the query.</summary>
    public static ArgumentException NotOfThisQuery(string paramName) =>
        new("The cursor was not made for this query in this store. Use the cursor of the previous page, with the same filters and order.", paramName);

    private static byte[] Decode(string cursor)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);

            // The decoder accepts padding, white space and unused bits, which no cursor of this library has.
            return Base64Url.EncodeToString(bytes) == cursor ? bytes : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static byte[] Check(string binding, ReadOnlySpan<byte> place)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(binding));
        hash.AppendData([0]);
        hash.AppendData(place);
        return hash.GetHashAndReset()[..CheckSize];
    }
}
