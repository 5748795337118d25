using System.Text;

namespace Kontextual.Domain;

/// <summary>
/// Determines whether this process runs in globalization-invariant mode, in which Unicode normalisation silently does nothing.
/// </summary>
internal static class GlobalizationMode
{
    /// <summary>True in globalization-invariant mode. The value is determined by normalising a text, not by reading a setting.</summary>
    public static bool IsInvariant { get; } = "e\u0301".Normalize(NormalizationForm.FormC) != "\u00e9";
}
