using System.Globalization;

namespace Kontextual.Domain;

/// <summary>The limits of JSON values.</summary>
internal static class JsonLimits
{
    /// <summary>The maximum number of nesting levels in metadata, parameters and attributes. The root object is the first level.</summary>
    public const int MaxDepth = 64;

    /// <summary>The maximum number of bytes of metadata, parameters and attributes, in minified UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>
    /// The maximum number of nesting levels in canonical JSON. Payloads contain values that may themselves have <see cref="MaxDepth"/>
    /// levels.
    /// </summary>
    public const int MaxCanonicalDepth = 128;

    /// <exception cref="FormatException">The minified text has more than <see cref="MaxBytes"/> bytes.</exception>
    public static void RefuseTooLarge(Utf8Buffer minified)
    {
        if (minified.Length > MaxBytes)
        {
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The minified text has {minified.Length} bytes, and the maximum is {MaxBytes}; store large data as content."));
        }
    }
}
