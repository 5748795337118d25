using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Kontextual.Tests.Docs;

/// <summary>Which tests name which rule, as the attributes of this assembly say.</summary>
internal static partial class RuleProofs
{
    /// <summary>The rules of the contract itself (DESIGN, section 3), which all must have tests.</summary>
    public static IReadOnlyList<string> OfTheContract { get; } = [.. Numbered("T", 4), .. Numbered("A", 9), .. Numbered("R", 4), .. Numbered("C", 5)];

    /// <summary>Of each rule that any test names: how many tests of which fixture name it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Fixture, int Tests)>> ByRule { get; } =
        (from type in typeof(RuleProofs).Assembly.GetTypes()
         from test in TestsOf(type)
         from rule in RulesOf(type).Concat(RulesOf(test)).Distinct()
         group type.Name by rule)
        .ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<(string, int)>)[.. group.CountBy(name => name).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value))],
            StringComparer.Ordinal);

    /// <summary>The table as it stands in docs/contract.md.</summary>
    public static string Table()
    {
        var table = new StringBuilder("| Rule | Tests | Fixtures |\n|---|---|---|\n");
        foreach (var rule in ByRule.Keys.OrderBy(Group).ThenBy(Letters, StringComparer.Ordinal).ThenBy(Number))
        {
            var fixtures = string.Join(", ", ByRule[rule].Select(one => $"{one.Fixture} {one.Tests}"));
            table.Append(CultureInfo.InvariantCulture, $"| {rule} | {ByRule[rule].Sum(one => one.Tests)} | {fixtures} |\n");
        }

        return table.ToString();
    }

    private static IEnumerable<MethodInfo> TestsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute));

    private static IEnumerable<string> RulesOf(MemberInfo member) =>
        member.GetCustomAttributes<PropertyAttribute>().SelectMany(property => property.Properties["Rule"].Cast<string>());

    // The contract's own rules first, in the order in which the document has them.
    private static int Group(string rule) => "TARC".IndexOf(Letters(rule), StringComparison.Ordinal) is >= 0 and var place ? place : int.MaxValue;

    private static string Letters(string rule) => Form().Match(rule).Groups[1].Value;

    private static int Number(string rule) => int.Parse(Form().Match(rule).Groups[2].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbered(string letter, int last) =>
        Enumerable.Range(1, last).Select(number => string.Create(CultureInfo.InvariantCulture, $"{letter}{number}"));

    [GeneratedRegex(@"^([A-Z])(\d+)$")]
    private static partial Regex Form();
}
