namespace Kontextual.Torture;

/// <summary>The result of a campaign.</summary>
/// <param name="Summary">One line that describes what was done and what held.</param>
/// <param name="Findings">The violations that were found. Empty when all guarantees held.</param>
internal sealed record Verdict(string Summary, IReadOnlyList<string> Findings)
{
    /// <summary>True when the campaign cannot run on this machine. The summary contains the reason.</summary>
    public bool IsSkipped { get; private init; }

    public bool Held => Findings.Count == 0;

    public static Verdict Skipped(string summary) => new(summary, []) { IsSkipped = true };
}
