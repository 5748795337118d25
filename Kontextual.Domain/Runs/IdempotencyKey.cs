namespace Kontextual.Domain;

/// <summary>The rules for idempotency keys: 1 to 65,536 code points, without U+0000 and lone surrogates.</summary>
internal static class IdempotencyKey
{
    /// <summary>Checks a key. It is kept exactly and compared by code point.</summary>
    /// <exception cref="ArgumentException">The key breaks a rule.</exception>
    public static string Validate(string key, string paramName)
    {
        ArgumentNullException.ThrowIfNull(key, paramName);
        return key.Length == 0
            ? throw new ArgumentException("The idempotency key is empty. It has at least one character; use null for a run without a key.", paramName)
            : FreeText.Validate(key, paramName);
    }
}
