using Kontextual.Tests.Layout;

namespace Kontextual.Tests.Docs;

/// <summary>docs/contract.md lists which tests prove which rule, and every rule of the contract has some.</summary>
/// <remarks>
/// The table is written anew when the tests run with <c>KONTEXTUAL_WRITE_DOCS=1</c> in the environment, and compared as it then stands
/// in the file.
/// </remarks>
public sealed class ContractProofTests
{
    private const string Begin = "<!-- proofs: written by ContractProofTests -->\n";
    private const string End = "<!-- end of proofs -->";

    private static readonly string DocumentPath = Path.Combine(SourceTree.Root, "docs", "contract.md");

    [TestCaseSource(typeof(RuleProofs), nameof(RuleProofs.OfTheContract))]
    public void Every_rule_of_the_contract_has_a_test_that_names_it(string rule) => RuleProofs.ByRule.Keys.ShouldContain(rule);

    [Test]
    public void The_table_of_proofs_is_what_the_tests_say()
    {
        if (Environment.GetEnvironmentVariable("KONTEXTUAL_WRITE_DOCS") == "1")
            WriteTable();
        var document = File.ReadAllText(DocumentPath);
        var (begin, end) = PlaceIn(document);

        document[begin..end].ShouldBe(RuleProofs.Table(), "Run the tests once with KONTEXTUAL_WRITE_DOCS=1, which writes the table.");
    }

    [Test]
    public void A_table_with_a_line_too_many_or_too_few_is_found_out()
    {
        var lines = RuleProofs.Table().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(RuleProofs.ByRule.Count + 2);
        lines.Skip(2).Select(line => line.Split('|')[1].Trim()).ShouldBe(RuleProofs.ByRule.Keys, ignoreOrder: true);
        RuleProofs.ByRule["T1"].ShouldContain(one => one.Fixture == "RollbackSpecs" && one.Tests == 5);
    }

    private static void WriteTable()
    {
        var document = File.ReadAllText(DocumentPath);
        var (begin, end) = PlaceIn(document);
        File.WriteAllText(DocumentPath, document[..begin] + RuleProofs.Table() + document[end..]);
    }

    private static (int Begin, int End) PlaceIn(string document)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        begin.ShouldBePositive();
        end.ShouldBeGreaterThan(begin);
        return (begin + Begin.Length, end);
    }
}
