using System.Globalization;

namespace Kontextual.Domain;

/// <summary>The rules for paths of inputs and outputs, and for names of steps: 1 to 512 code points, without U+0000 and lone surrogates.</summary>
internal static class RunPath
{
    // A purge gives the entries of a run paths that begin with the last code point, so that they come after all others and are never taken.
    private const string PurgedPrefix = "\U0010FFFF";

    /// <summary>Returns the path of a purged entry, from its position among the entries.</summary>
    public static string Purged(int position) => string.Create(CultureInfo.InvariantCulture, $"{PurgedPrefix}{position:D9}");

    /// <summary>True for a path that a purge gave.</summary>
    public static bool IsPurged(string path) => path.StartsWith(PurgedPrefix, StringComparison.Ordinal);

    /// <summary>Checks a path. It is kept exactly and compared by code point.</summary>
    /// <param name="path">The path.</param>
    /// <param name="paramName">The name of the caller's parameter, for the exception.</param>
    /// <param name="what">What the path belongs to, for the exception, such as "The path of the OutputDraft".</param>
    /// <exception cref="ArgumentException">The path breaks a rule.</exception>
    public static string Validate(string path, string paramName, string what)
    {
        ArgumentNullException.ThrowIfNull(path, paramName);
        if (path.Length == 0)
            throw new ArgumentException($"{what} is empty. It has at least one character.", paramName);
        return IsPurged(path)
            ? throw new ArgumentException($"{what} begins with U+10FFFF, which marks the paths of purged entries.", paramName)
            : FreeText.Validate(path, paramName, NameRules.MaxCodePoints);
    }
}
