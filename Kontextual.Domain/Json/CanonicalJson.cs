namespace Kontextual.Domain;

/// <summary>
/// The one text of a JSON value, over which digests and commitments are taken: no white space, members ordered by UTF-16 code unit and
/// strings escaped as RFC 8785 says. Numbers have its notation, but over their exact decimal digits and not those of a double: equal to
/// RFC 8785 wherever a double prints the number exactly, and exact beyond (<c>9007199254740993</c>, <c>1e+400</c>).
/// </summary>
/// <remarks>
/// Two texts have the same canonical form exactly when they hold the same value, with numbers compared exactly and strings by code point.
/// Canonical text is its own canonical form. Nesting may be 128 levels deep, the root value counting as the first when it is an object or
/// array: twice what metadata may have, since payloads wrap metadata.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Gives the canonical form of a JSON text.</summary>
    /// <param name="json">Any JSON value, scalars included; comments and trailing commas are refused.</param>
    /// <returns>The canonical text.</returns>
    /// <exception cref="ArgumentException"><paramref name="json"/> is not JSON, has a member twice in one object, holds a lone surrogate
    /// (raw or escaped), or is nested deeper than 128 levels; the message says where.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static string Canonicalize(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var output = new Utf8Buffer();
        Append(output, json, JsonLimits.MaxCanonicalDepth, nameof(json));
        return output.ToString();
    }

    /// <summary>Gives the canonical form of a JSON text in UTF-8.</summary>
    /// <param name="utf8">Any JSON value in UTF-8 without a byte order mark.</param>
    /// <returns>The canonical text in UTF-8.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Canonicalize(string)"/>, or <paramref name="utf8"/> is not valid UTF-8.</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8)
    {
        var output = new Utf8Buffer();
        try
        {
            JsonRewriter.Rewrite(utf8, output, JsonForm.Canonical, JsonLimits.MaxCanonicalDepth);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, nameof(utf8), e);
        }

        return output.Written.ToArray();
    }

    internal static void Append(Utf8Buffer output, string json, int maxDepth, string paramName)
    {
        try
        {
            JsonRewriter.Rewrite(json, output, JsonForm.Canonical, maxDepth);
        }
        catch (FormatException e)
        {
            throw new ArgumentException(e.Message, paramName, e);
        }
    }
}
