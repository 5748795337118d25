using Kontextual.Domain;

namespace Kontextual.Tests.Changes;

public class ChangePositionTests
{
    private static readonly string Zeros = new('0', 64);
    private static readonly string Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    [Test]
    public void Text_comes_back_the_same()
    {
        var position = ChangePosition.Parse($"12:{Hash}");
        position.ShouldBe(new ChangePosition(12, ChainHash.Parse(Hash)));
        position.ToString().ShouldBe($"12:{Hash}");
        ChangePosition.Start.ToString().ShouldBe($"0:{Zeros}");
        ChangePosition.Parse($"0:{Zeros}").ShouldBe(ChangePosition.Start);
    }

    [TestCase("")]
    [TestCase("12")]
    [TestCase(":0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("-1:0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("x:0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("1 0000000000000000000000000000000000000000000000000000000000000000")]
    public void Another_form_is_refused(string text)
    {
        var error = Should.Throw<ArgumentException>(() => ChangePosition.Parse(text));
        error.ParamName.ShouldBe("text");
        error.Message.ShouldStartWith($"'{text}' is not a change position of the form sequence:hash.");
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("00000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("000000000000000000000000000000000000000000000000000000000000000A")]
    [TestCase("g000000000000000000000000000000000000000000000000000000000000000")]
    public void A_hash_is_64_lower_case_hex_digits(string hash)
    {
        Should.Throw<ArgumentException>(() => ChainHash.Parse(hash)).Message.ShouldStartWith($"'{hash}' is not a chain hash: 64 lower-case hex digits.");
        Should.Throw<ArgumentException>(() => ChangePosition.Parse($"1:{hash}")).ParamName.ShouldBe("text");
    }

    [Test]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => ChainHash.Parse(null!)).ParamName.ShouldBe("text");
        Should.Throw<ArgumentNullException>(() => ChangePosition.Parse(null!)).ParamName.ShouldBe("text");
        Should.Throw<ArgumentNullException>(() => ChangePosition.After(null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => ChangeChain.Hash(ChainHash.Genesis, null!)).ParamName.ShouldBe("record");
        Should.Throw<ArgumentNullException>(() => ChangePayload.StateOf(null!)).ParamName.ShouldBe("revision");
    }

    [Test]
    public void The_default_hash_is_empty_text() => default(ChainHash).ToString().ShouldBe("");
}
