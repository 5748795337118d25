using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Names;

public class CodePointComparerTests
{
    private static readonly int[] Edges = [0, 'A', 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x103FF, 0x10400, 0x10FFFF];

    [Test, Property("Rule", "Q1")]
    public void Text_orders_as_its_utf8_bytes()
    {
        var character = Gen.Elements(Edges).Select(char.ConvertFromUtf32);
        var text = character.ListOf().Select(string.Concat);
        Prop.ForAll(text.Two().ToArbitrary(), pair =>
        {
            var (a, b) = pair;
            int bytes = Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
            return Math.Sign(CodePointComparer.Instance.Compare(a, b)) == Math.Sign(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Test, Property("Rule", "Q1")]
    public void Characters_above_uffff_come_last_where_ordinal_comparison_puts_them_first()
    {
        string[] texts = ["\uffff", "😀", "\ue000", "😀a", "\ud7ff", "", "😁"];
        texts.Order(CodePointComparer.Instance).ShouldBe(["", "\ud7ff", "\ue000", "\uffff", "😀", "😀a", "😁"]);
        texts.Order(StringComparer.Ordinal).ShouldBe(["", "\ud7ff", "😀", "😀a", "😁", "\ue000", "\uffff"]);
    }

    [Test]
    public void Null_comes_first()
    {
        CodePointComparer.Instance.Compare(null, "").ShouldBeLessThan(0);
        CodePointComparer.Instance.Compare("", null).ShouldBeGreaterThan(0);
        CodePointComparer.Instance.Compare(null, null).ShouldBe(0);
    }
}
