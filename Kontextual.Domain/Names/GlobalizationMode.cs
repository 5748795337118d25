using System.Text;

namespace Kontextual.Domain;

/// <summary>Tells whether this process runs in globalization-invariant mode, where normalising silently does nothing.</summary>
internal static class GlobalizationMode
{
    /// <summary>Asks the normaliser itself, not a setting: what counts is what it does.</summary>
    public static bool IsInvariant { get; } = "e\u0301".Normalize(NormalizationForm.FormC) != "\u00e9";
}
