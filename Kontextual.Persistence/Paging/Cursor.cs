using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kontextual.Persistence.Paging;

/// <summary>The text of a cursor: a place in a listing, bound to the query it came from.</summary>
/// <remarks>
/// base64url of: a version byte, 16 bytes of SHA-256 over the query and the rest, the key, a NUL, the id. The digest is no secret;
/// it tells a cursor of this query from any other text.
/// </remarks>
internal static class Cursor
{
    private const byte Version = 1;
    private const int CheckSize = 16;

    public static string Write(string query, string key, string id)
    {
        var place = Encoding.UTF8.GetBytes($"{key}\0{id}");
        return Base64Url.EncodeToString([Version, .. Check(query, place), .. place]);
    }

    /// <exception cref="ArgumentException">The cursor was not made for this query.</exception>
    public static (string Key, string Id) Read(string query, string cursor, string paramName)
    {
        var bytes = Decode(cursor);
        if (bytes.Length > 1 + CheckSize && bytes[0] == Version)
        {
            var place = bytes.AsSpan(1 + CheckSize);
            var end = place.LastIndexOf((byte)0);
            if (bytes.AsSpan(1, CheckSize).SequenceEqual(Check(query, place)) && end >= 0)
                return (Encoding.UTF8.GetString(place[..end]), Encoding.UTF8.GetString(place[(end + 1)..]));
        }

        throw NotOfThisQuery(paramName);
    }

    /// <summary>What is said of any text that is no cursor of the query.</summary>
    public static ArgumentException NotOfThisQuery(string paramName) =>
        new("The cursor was not made for this query. Use the cursor of the page before, with the same filters and order.", paramName);

    private static byte[] Decode(string cursor)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);

            // The decoder lets padding, white space and idle bits pass: no cursor of ours has them.
            return Base64Url.EncodeToString(bytes) == cursor ? bytes : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static byte[] Check(string query, ReadOnlySpan<byte> place)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(query));
        hash.AppendData([0]);
        hash.AppendData(place);
        return hash.GetHashAndReset()[..CheckSize];
    }
}
