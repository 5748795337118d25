using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Prints the result of a verification for people: each finding, and what to do about each kind of them.</summary>
internal static class VerifyScreen
{
    public static void Print(Screen screen, VerifySummary summary)
    {
        foreach (var finding in summary.Findings)
            screen.Line($"{finding.Severity,-7}  {finding.Kind}: {finding}");
        if (summary.FindingCount > summary.Findings.Count)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"… and {summary.FindingCount - summary.Findings.Count} more"));
        if (!summary.IsWhole)
        {
            screen.Line(string.Empty);
            foreach (var kind in summary.Findings.DistinctBy(finding => finding.Kind).OrderBy(finding => finding.Kind))
                screen.Line($"{kind.Kind}: {kind.Advice}");
            screen.Line(string.Empty);
        }

        var found = summary.FindingCount switch
        {
            0 => "nothing was found",
            1 => "1 finding",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} findings"),
        };
        screen.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Verified up to change {summary.LastSequence}, {summary.HashedContents} of {summary.Contents} contents hashed ({ByteSize.Of(summary.HashedBytes)}): {found}."));
    }
}
