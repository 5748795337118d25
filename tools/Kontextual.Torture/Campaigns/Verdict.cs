namespace Kontextual.Torture;

/// <summary>How a campaign ended.</summary>
/// <param name="Summary">The one line that says what was done and what held.</param>
/// <param name="Findings">What did not hold; empty when all did.</param>
internal sealed record Verdict(string Summary, IReadOnlyList<string> Findings)
{
    /// <summary>True when the campaign could not be run on this machine; the summary says why.</summary>
    public bool IsSkipped { get; private init; }

    public bool Held => Findings.Count == 0;

    public static Verdict Skipped(string summary) => new(summary, []) { IsSkipped = true };
}
