using FsCheck;
using FsCheck.Fluent;
using Kontextual.Cli;
using Spectre.Console;

namespace Kontextual.Tests.Cli;

/// <summary>Hostile texts of conditions and groups: each is read, or refused with a place in the text.</summary>
public class QueryFuzzTests
{
    private const int Texts = 20_000;
    private const int Columns = 80;

    private static readonly string[] Parts =
    [
        "/", "//", "*", "a", "year", "~", "~0", "~1", "~2", "=", "==", "!=", "!", ">", ">=", "<", "<=", "<>", ",", ",,", " ", "\t", "\n", "\u00A0", "\"", "\"\"",
        "\"/a b\"", "\\", "\\\"", "\\u", "\\u12", "\\ud800", "\\u0000", "\\n", "0", "-", "-0", "01", "1e400", "1e-999999999999999999999", "9007199254740993",
        "true", "null", "{}", "[1]", "%", "_", "'", ";--", "\0", "\e[31m", "\u202E", "\ud800", "\udc00", "😀", "漢字", "e\u0301", "\u200D", "type", "type=", "name=",
        "prefix=", "collection=", "digest=sha256:", "created-from=", "2026-01-01", "2026-99-99", "min-size=", "max-size=", "99999999999999999999", "any", "--any", "deleted=",
        new string('x', 200), new string('漢', 200),
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(
        from parts in Gen.Elements(Parts).ArrayOf() select string.Concat(parts),
        from parts in Gen.Elements(Parts).ArrayOf() select "/a" + string.Concat(parts),
        from parts in Gen.Elements(Parts).ArrayOf() select "type=a " + string.Concat(parts),
        from units in Gen.Choose(0, char.MaxValue).ArrayOf() select new string([.. units.Select(unit => (char)unit)]));

    [Test]
    public void A_condition_is_read_or_refused_with_a_place() => ShouldHold(text => ConditionParser.Parse(text));

    [Test]
    public void A_group_is_read_or_refused_with_a_place() => ShouldHold(text => GroupParser.Parse(text));

    private static void ShouldHold(Action<string> read) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Texts), Prop.ForAll(Hostile.ToArbitrary(), text =>
        {
            try
            {
                read(text);
            }
            catch (UsageException refused)
            {
                refused.Message.ShouldNotBeEmpty();
                refused.Place!.Text.ShouldBe(text);
                refused.Place.Index.ShouldBeInRange(0, text.Length);
                ShouldFit(refused.Place);
            }
        }));

    private static void ShouldFit(TextPlace place)
    {
        var lines = place.Lines(Columns);
        lines.Count.ShouldBe(place.Text.Length == 0 ? 0 : 2);
        foreach (var line in lines)
        {
            line.GetCellWidth().ShouldBeLessThanOrEqualTo(Columns);
            line.ShouldBe(SafeText.Of(line));
        }
    }
}
