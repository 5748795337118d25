using Kontextual.Domain;

namespace Kontextual.Tests.Ids;

/// <summary>What every kind of id keeps: its text, and the order of its text.</summary>
[TestFixtureSource(typeof(IdTypes), nameof(IdTypes.All))]
public class IdTests<TId>
    where TId : struct, IEntityId<TId>
{
    private const string Text = "01890000-0000-7abc-8def-000000000001";

    [Test]
    public void Text_comes_back_the_same_in_lower_case()
    {
        TId.Parse(Text).ToString().ShouldBe(Text);
        TId.Parse(Text.ToUpperInvariant()).ToString().ShouldBe(Text);
        TId.From(Guid.Parse(Text)).ShouldBe(TId.Parse(Text));
        TId.Parse(Text).Value.ShouldBe(Guid.Parse(Text));
    }

    [TestCase("")]
    [TestCase("018900000000700080000000000000001")]
    [TestCase("01890000000070008000000000000001")]
    [TestCase("{01890000-0000-7000-8000-000000000001}")]
    [TestCase("01890000-0000-7000-8000-00000000000g")]
    public void Anything_else_is_refused(string text)
    {
        var error = Should.Throw<ArgumentException>(() => TId.Parse(text));
        error.ParamName.ShouldBe("text");
        error.Message.ShouldStartWith($"'{text}' is not an id: an id is a UUID of 36 characters with hyphens.");
        Should.Throw<ArgumentNullException>(() => TId.Parse(null!)).ParamName.ShouldBe("text");
    }

    // The two ends of each field, whose bytes some platforms and formats turn round.
    [TestCase("00000001-0000-7000-8000-000000000000", "00000100-0000-7000-8000-000000000000")]
    [TestCase("7fffffff-0000-7000-8000-000000000000", "80000000-0000-7000-8000-000000000000")]
    [TestCase("01890000-0001-7000-8000-000000000000", "01890000-0100-7000-8000-000000000000")]
    [TestCase("01890000-0000-7001-8000-000000000000", "01890000-0000-7100-8000-000000000000")]
    [TestCase("01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000100")]
    public void Ids_order_as_their_text_does(string low, string high)
    {
        TId.Parse(low).CompareTo(TId.Parse(high)).ShouldBeLessThan(0);
        TId.Parse(high).CompareTo(TId.Parse(low)).ShouldBeGreaterThan(0);
        TId.Parse(low).CompareTo(TId.Parse(low)).ShouldBe(0);
        Compared(low, high).ShouldBe((true, true, false, false));
        Compared(high, low).ShouldBe((false, false, true, true));
        Compared(low, low).ShouldBe((false, true, false, true));
    }

    // The operators are no part of the interface.
    private static (bool Less, bool LessOrEqual, bool Greater, bool GreaterOrEqual) Compared(string left, string right)
    {
        bool Is(string name) => (bool)typeof(TId).GetMethod(name, [typeof(TId), typeof(TId)])!.Invoke(null, [TId.Parse(left), TId.Parse(right)])!;
        return (Is("op_LessThan"), Is("op_LessThanOrEqual"), Is("op_GreaterThan"), Is("op_GreaterThanOrEqual"));
    }
}
