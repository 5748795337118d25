using Kontextual.Domain;

namespace Kontextual.Tests.Names;

public class TypeTokenTests
{
    [TestCase("note", "note")]
    [TestCase("derived-from:v2/x", "derived-from:v2/x")]
    [TestCase("cafe\u0301", "caf\u00e9")]
    [TestCase("ß日本ª", "ß日本ª")]
    public void A_lower_case_name_without_white_space_is_a_type(string type, string token) =>
        TypeToken.Normalize(type, nameof(type)).ShouldBe(token);

    [TestCase("Note", "lower case: found U+004E at index 0")]
    [TestCase("noteÉ", "lower case: found U+00C9 at index 4")]
    [TestCase("\u01c5", "lower case: found U+01C5")]
    [TestCase("\u2167", "lower case: found U+2167")]
    [TestCase("\u24b6", "lower case: found U+24B6")]
    [TestCase("\U0001D400", "lower case: found U+1D400")]
    [TestCase("\U00010400", "lower case: found U+10400")]
    [TestCase("a b", "white space: found U+0020 at index 1")]
    [TestCase("a\u00a0b", "white space: found U+00A0")]
    [TestCase("", "at least one")]
    [TestCase("a\tb", "control")]
    public void What_is_no_type_is_refused_by_its_rule(string type, string rule) =>
        Should.Throw<ArgumentException>(() => TypeToken.Normalize(type, "kind")).ShouldSatisfyAllConditions(
            e => e.ParamName.ShouldBe("kind"), e => e.Message.ShouldContain(rule));
}
