namespace Kontextual.Persistence.Paging;

/// <summary>Checks and normalises the prefix of a name for a filter.</summary>
internal static class NamePrefix
{
    /// <summary>Returns the prefix in NFC, like stored names; null when the prefix is null or empty.</summary>
    /// <exception cref="ArgumentException">The prefix contains a lone surrogate or U+0000, or has more code points than a name may have.</exception>
    public static string? Normalize(string? prefix, string paramName)
    {
        FreeText.Validate(prefix, paramName, NameRules.MaxCodePoints);
        return string.IsNullOrEmpty(prefix) ? null : prefix.Normalize();
    }
}
