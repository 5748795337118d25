namespace Kontextual.Domain;

/// <summary>
/// Converts JSON texts to a canonical form, over which digests and commitments are computed. White space is removed, members are ordered by
/// UTF-16 code unit, and strings are escaped as in RFC 8785. Numbers have the notation of RFC 8785, but keep their exact decimal digits instead
/// of those of a double. The result equals RFC 8785 for every number that a double prints exactly, and is exact for all others
/// (<c>9007199254740993</c>, <c>1e+400</c>).
/// </summary>
/// <remarks>
/// Two texts have the same canonical form exactly when they have the same value, where numbers are compared exactly and strings by code point.
/// The canonical form of a canonical text is the text itself. The maximum nesting is 128 levels, where a root object or array is the first
/// level. This is twice the maximum of metadata, because payloads contain metadata.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Returns the canonical form of a JSON text.</summary>
    /// <param name="json">Any JSON value, including scalars. Comments and trailing commas are refused.</param>
    /// <returns>The canonical text.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="json"/> is not JSON, has a member twice in one object, contains a lone surrogate (raw or escaped), or is nested
    /// deeper than 128 levels. The message contains the position.
    /// </exception>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static string Canonicalize(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var output = new Utf8Buffer();
        Append(output, json, JsonLimits.MaxCanonicalDepth, nameof(json));
        return output.ToString();
    }

    /// <summary>Returns the canonical form of a JSON text in UTF-8.</summary>
    /// <param name="utf8">Any JSON value in UTF-8 without a byte order mark.</param>
    /// <returns>The canonical text in UTF-8.</returns>
    /// <exception cref="ArgumentException">
    /// See <see cref="Canonicalize(string)"/>. Also thrown when <paramref name="utf8"/> is not valid UTF-8.
    /// </exception>
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
