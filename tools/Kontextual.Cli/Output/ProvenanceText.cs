using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Formats a provenance on one line for people.</summary>
internal static class ProvenanceText
{
    /// <returns>The text, or null when the provenance is empty.</returns>
    public static string? Of(Provenance provenance)
    {
        var tool = provenance is { Tool: { } name, ToolVersion: { } version } ? $"{name} {version}" : provenance.Tool;
        var parts = new[]
        {
            provenance.Source,
            provenance.Actor is { } actor ? $"by {actor}" : null,
            tool is null ? null : $"with {tool}",
            provenance.Attributes.IsEmpty ? null : provenance.Attributes.Text,
        };
        var text = string.Join(", ", parts.Where(part => part is not null));
        return text.Length == 0 ? null : text;
    }
}
