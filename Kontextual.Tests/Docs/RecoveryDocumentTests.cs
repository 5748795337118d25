using Kontextual.Domain;
using Kontextual.Persistence.Verification;
using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Docs;

/// <summary>docs/recovery.md says for each kind of finding what a person does.</summary>
[TestFixture]
public sealed class RecoveryDocumentTests
{
    private readonly string document = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "recovery.md"));

    [Test, Property("Rule", "P3")]
    public void Each_kind_of_finding_has_a_section() => Headings().ShouldBe(Enum.GetNames<FindingKind>());

    [Test, Property("Rule", "P3")]
    public void Each_severity_is_explained()
    {
        foreach (var severity in Enum.GetNames<FindingSeverity>())
            document.ShouldContain($"\n| {severity} | ");
    }

    [TestCaseSource(nameof(Kinds)), Property("Rule", "P3")]
    public void Each_kind_of_finding_has_an_advice_in_sentences(FindingKind kind)
    {
        var advice = FindingAdvice.Of(kind);

        advice.ShouldEndWith(".");
        advice.Split(". ").ShouldAllBe(sentence => sentence.Length > 10 && char.IsUpper(sentence[0]));
        Enum.IsDefined(FindingAdvice.SeverityOf(kind)).ShouldBeTrue();
    }

    private static FindingKind[] Kinds() => Enum.GetValues<FindingKind>();

    private IEnumerable<string> Headings() =>
        document.Split('\n').SkipWhile(line => line != "## What to do about each finding").TakeWhile(line => !line.StartsWith("## Findings in", StringComparison.Ordinal))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]);
}
