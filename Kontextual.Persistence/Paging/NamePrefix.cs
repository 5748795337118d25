namespace Kontextual.Persistence.Paging;

/// <summary>The beginning of a name, as a filter.</summary>
internal static class NamePrefix
{
    /// <summary>The prefix in NFC, as names are kept; null when there is none to filter by.</summary>
    /// <exception cref="ArgumentException">It has a lone surrogate, a NUL, or more code points than a name.</exception>
    public static string? Normalize(string? prefix, string paramName)
    {
        FreeText.Validate(prefix, paramName, NameRules.MaxCodePoints);
        return string.IsNullOrEmpty(prefix) ? null : prefix.Normalize();
    }
}
