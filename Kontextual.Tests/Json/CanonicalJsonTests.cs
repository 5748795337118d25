using System.Globalization;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Json;

public class CanonicalJsonTests
{
    // The vectors of RFC 8785 and its author's test data. Numbers are written exactly instead of as a double's shortest text, which
    // differs for the first of them: a store must tell 9007199254740993 from 9007199254740992 and keep 1e400.
    private static readonly object[] Rfc8785 =
    [
        new TestCaseData(
            """{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}""",
            """{"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""").SetName("Rfc8785_values"),
        new TestCaseData(
            """{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}").SetName("Rfc8785_order"),
        new TestCaseData("[ 56, { \"d\": true, \"10\": null, \"1\": [ ] } ]", """[56,{"1":[],"10":null,"d":true}]""").SetName("Rfc8785_arrays"),
        new TestCaseData(
            """{ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin":   "ignore locale" }""",
            """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}""").SetName("Rfc8785_french"),
        new TestCaseData(
            """{ "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { } }""",
            """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}""").SetName("Rfc8785_structures"),
        new TestCaseData("""{ "Unnormalized Unicode":"\u1e0d\u0307" }""", "{\"Unnormalized Unicode\":\"\u1e0d\u0307\"}").SetName("Rfc8785_unicode"),
        new TestCaseData(
            """{"\u20ac":"Euro Sign","\r":"Carriage Return","\u000a":"Newline","1":"One","\u0080":"Control\u007f","\ud83d\ude02":"Smiley","\u00f6":"Latin Small Letter O With Diaeresis","\ufb33":"Hebrew Letter Dalet With Dagesh","</script>":"Browser Challenge"}""",
            "{\"\\n\":\"Newline\",\"\\r\":\"Carriage Return\",\"1\":\"One\",\"</script>\":\"Browser Challenge\",\"\u0080\":\"Control\u007f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😂\":\"Smiley\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}").SetName("Rfc8785_weird"),
    ];

    [TestCaseSource(nameof(Rfc8785))]
    public void Vectors_of_rfc_8785_come_out_with_exact_numbers(string json, string canonical)
    {
        CanonicalJson.Canonicalize(json).ShouldBe(canonical);
        Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json))).ShouldBe(canonical);
    }

    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("0.00e7", "0")]
    [TestCase("0e99999999999999999999", "0")]
    [TestCase("100", "100")]
    [TestCase("4.50", "4.5")]
    [TestCase("-12.340E+5", "-1234000")]
    [TestCase("0.001", "0.001")]
    [TestCase("10.01", "10.01")]
    [TestCase("1e400", "1e+400")]
    [TestCase("1e-0", "1")]
    [TestCase("1.0e-0005", "0.00001")]
    [TestCase("9007199254740993", "9007199254740993")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("1e20", "100000000000000000000")]
    [TestCase("123456789012345678901", "123456789012345678901")]
    [TestCase("1e21", "1e+21")]
    [TestCase("1234567890123456789012", "1.234567890123456789012e+21")]
    [TestCase("123456789012345678901.5", "123456789012345678901.5")]
    [TestCase("0.000001", "0.000001")]
    [TestCase("0.00000123", "0.00000123")]
    [TestCase("0.0000001", "1e-7")]
    [TestCase("-0.00000012", "-1.2e-7")]
    [TestCase("12.5e-9", "1.25e-8")]
    [TestCase("10e999999999999999999", "1e+1000000000000000000")]
    [TestCase("0.1e1000000000000000000", "1e+999999999999999999")]
    [TestCase("0.01e-99999999999999999999", "1e-100000000000000000001")]
    [TestCase("100e-10000000000000000000001", "1e-9999999999999999999999")]
    public void A_number_is_written_by_its_digits(string number, string canonical) =>
        CanonicalJson.Canonicalize(number).ShouldBe(canonical);

    [Test]
    public void Numbers_of_a_million_digits_stay_exact()
    {
        string zeros = new('0', 1_000_000);
        CanonicalJson.Canonicalize("1" + zeros).ShouldBe("1e+1000000");
        CanonicalJson.Canonicalize("0." + zeros + "5").ShouldBe("5e-1000001");
        CanonicalJson.Canonicalize("10e1" + zeros).ShouldBe("1e+1" + zeros[1..] + "1");
        CanonicalJson.Canonicalize("0.1e1" + zeros).ShouldBe("1e+" + new string('9', 1_000_000));
    }

    [TestCase("""{"a":1,"b":2,"a":3}""", "byte 13")]
    [TestCase("""{"a":1,"\u0061":3}""", "byte 7")]
    [TestCase("""[{"x":{"b":1,"a":1,"b":2}}]""", "/0/x")]
    [TestCase("""{"a":"\ud800"}""", "byte 6")]
    [TestCase("""{"\udc00\ud800":1}""", "byte 2")]
    [TestCase("""["\ud800\u0041"]""", "byte 2")]
    [TestCase("""["\ud83dA\ude00"]""", "byte 2")]
    [TestCase("[1,\n 2,\n  x]", "line 3, column 3 (byte 10)")]
    [TestCase("""{"a":"xy\ud800"}""", "An escape stands for a lone surrogate; write whole characters. At line 1, column 9 (byte 8), inside \"/a\".")]
    [TestCase("""{"x":{"a~b":{"c":1,"c":2}}}""", "The member \"c\" occurs twice in one object; keep one. At line 1, column 20 (byte 19), inside \"/x/a~0b\".")]
    [TestCase("[1,]", "(byte 3).")]
    [TestCase("[1] 2", "byte 4")]
    [TestCase("/**/1", "byte 0")]
    [TestCase("01", "byte 1")]
    [TestCase("NaN", "byte 0")]
    [TestCase("", "byte 0")]
    [TestCase("{\"ä\":\"é\"x", "column 9 (byte 10)")]
    public void What_is_wrong_is_refused_with_its_place(string json, string place)
    {
        Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize(json)).ShouldSatisfyAllConditions(
            e => e.ParamName.ShouldBe("json"), e => e.Message.ShouldContain(place));
    }

    [Test]
    public void A_raw_lone_surrogate_is_refused()
    {
        Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize("[\"é\ud800\"]")).Message.ShouldContain("byte 4");
        Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize("\ud800")).Message
            .ShouldStartWith("U+D800 is a lone surrogate; write whole characters. At line 1, column 1 (byte 0).");
    }

    [Test]
    public void The_readers_words_are_told_with_our_own_place()
    {
        string message = Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize("[1,\n x]")).Message;
        message.ShouldStartWith("This is not JSON: 'x' is ");
        message.ShouldContain(" Correct the text. At line 2, column 2 (byte 5).");
        message.ShouldNotContain("LineNumber");
    }

    // Beyond 16 members a sort is free to turn equal names round.
    [Test]
    public void The_second_of_two_members_is_the_one_to_correct()
    {
        for (int first = 0; first < 40; first++)
        {
            string[] members = [.. Enumerable.Range(0, 40).Select(i => $"\"{(i == first ? "same" : (i * 7 % 40).ToString("x4", CultureInfo.InvariantCulture))}\":0"), "\"same\":0"];
            int second = 1 + string.Join(',', members[..40]).Length + 1;
            Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize("{" + string.Join(',', members) + "}")).Message.ShouldContain($"(byte {second}).");
        }
    }

    [Test]
    public void A_control_character_is_escaped_and_the_space_after_them_is_not() =>
        CanonicalJson.Canonicalize("\"\\u001f\\u0020\"").ShouldBe("\"\\u001f \"");

    [Test]
    public void A_long_place_is_cut_between_characters()
    {
        string n198 = new('n', 198);
        InsideOf(n198 + "n").ShouldBe($"/{n198}n");
        InsideOf(n198 + "nn").ShouldBe($"/{n198}n…");
        InsideOf(n198 + "é😀").ShouldBe($"/{n198}é…");
        InsideOf(n198 + "😀").ShouldBe($"/{n198}…");
    }

    [TestCase(new byte[] { (byte)'"', 0xC3, (byte)'"' }, 1)]
    [TestCase(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' }, 1)]
    [TestCase(new byte[] { (byte)'"', (byte)'a', 0xC0, 0x80, (byte)'"' }, 2)]
    [TestCase(new byte[] { 0xFF }, 0)]
    public void Invalid_utf8_is_refused_with_its_place(byte[] utf8, int at) =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize(utf8)).Message
            .ShouldSatisfyAllConditions(m => m.ShouldStartWith("This is not valid UTF-8; write it in UTF-8."), m => m.ShouldContain($"(byte {at})"));

    [Test]
    public void A_byte_order_mark_is_refused() =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize([0xEF, 0xBB, 0xBF, (byte)'1'])).Message.ShouldContain("byte 0");

    [Test]
    public void Nesting_ends_at_128_levels()
    {
        string deepest = new string('[', 128) + new string(']', 128);
        CanonicalJson.Canonicalize(deepest).ShouldBe(deepest);
        Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize($"[{deepest}]")).Message.ShouldContain("128");
    }

    [Test]
    public void Null_is_refused() => Should.Throw<ArgumentNullException>(() => CanonicalJson.Canonicalize((string)null!));

    private static string InsideOf(string name)
    {
        string message = Should.Throw<ArgumentException>(() => CanonicalJson.Canonicalize($"{{\"{name}\":[1,]}}")).Message;
        return message.Split("inside \"")[1].Split('"')[0];
    }
}
