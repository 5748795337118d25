using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Kontextual.Domain;

namespace Kontextual.Tests.Json;

/// <summary>Canonical numbers against two oracles: the notation of ECMAScript for doubles, and exact arithmetic for everything else.</summary>
public sealed partial class CanonicalNumberProperties
{
    private const int Cases = 20_000;

    // Appendix B of RFC 8785: the bits of a double and its canonical text. The last digits that RFC 8785 writes are those of the double's
    // shortest text, which is what is canonicalised here.
    [TestCase(0x0000000000000000, "0")]
    [TestCase(unchecked((long)0x8000000000000000), "0")]
    [TestCase(0x0000000000000001, "5e-324")]
    [TestCase(unchecked((long)0x8000000000000001), "-5e-324")]
    [TestCase(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [TestCase(unchecked((long)0xffefffffffffffff), "-1.7976931348623157e+308")]
    [TestCase(0x4340000000000000, "9007199254740992")]
    [TestCase(unchecked((long)0xc340000000000000), "-9007199254740992")]
    [TestCase(0x4430000000000000, "295147905179352830000")]
    [TestCase(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [TestCase(0x44b52d02c7e14af6, "1e+23")]
    [TestCase(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [TestCase(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [TestCase(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [TestCase(0x444b1ae4d6e2ef50, "1e+21")]
    [TestCase(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [TestCase(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [TestCase(0x41b3de4355555553, "333333333.3333332")]
    [TestCase(0x41b3de4355555554, "333333333.33333325")]
    [TestCase(0x41b3de4355555555, "333333333.3333333")]
    [TestCase(0x41b3de4355555556, "333333333.3333334")]
    [TestCase(0x41b3de4355555557, "333333333.33333343")]
    [TestCase(unchecked((long)0xbecbf647612f3696), "-0.0000033333333333333333")]
    [TestCase(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Vectors_of_rfc_8785(long bits, string canonical)
    {
        var number = BitConverter.Int64BitsToDouble(bits);

        CanonicalJson.Canonicalize(number.ToString("R", CultureInfo.InvariantCulture)).ShouldBe(canonical);
        CanonicalJson.Canonicalize(canonical).ShouldBe(canonical);
        Ecma(number).ShouldBe(canonical, "The oracle itself.");
    }

    [Test]
    public void What_a_double_prints_exactly_is_written_as_ecmascript_writes_the_double()
    {
        var random = new Random(8785);
        for (var i = 0; i < Cases; i++)
        {
            var number = (i % 3) switch
            {
                0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                1 => random.NextInt64(-1L << 53, 1L << 53),
                _ => random.Next(-99_999, 99_999) * Math.Pow(10, random.Next(-12, 26)),
            };
            if (!double.IsFinite(number))
                continue;
            var printed = number.ToString("R", CultureInfo.InvariantCulture);
            CanonicalJson.Canonicalize(printed).ShouldBe(Ecma(number), printed);
            CanonicalJson.Canonicalize(Ecma(number)).ShouldBe(Ecma(number), printed);
        }
    }

    [Test]
    public void Every_number_keeps_its_exact_value_in_the_one_notation_that_it_has()
    {
        var random = new Random(1);
        for (var i = 0; i < Cases; i++)
        {
            var (spelled, digits, exponent) = Spelled(random);

            var canonical = CanonicalJson.Canonicalize(spelled);

            var match = Notation().Match(canonical);
            match.Success.ShouldBeTrue($"{spelled} became {canonical}");
            var (found, foundExponent) = Parse(canonical);
            var least = Math.Min(exponent, foundExponent);
            (found * BigInteger.Pow(10, foundExponent - least)).ShouldBe(digits * BigInteger.Pow(10, exponent - least), $"{spelled} became {canonical}");
            canonical.Contains('e', StringComparison.Ordinal).ShouldBe(!IsPlain(digits, exponent), $"{spelled} became {canonical}");
        }
    }

    /// <summary>Number::toString of ECMA-262 for the shortest digits of a double.</summary>
    private static string Ecma(double number)
    {
        if (number == 0)
            return "0";
        var (digits, exponent) = Parse(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'));
        var s = digits.ToString(CultureInfo.InvariantCulture);
        var n = s.Length + exponent;
        s = s.TrimEnd('0');
        var k = s.Length;
        var text = n switch
        {
            _ when k <= n && n <= 21 => s + new string('0', n - k),
            > 0 and <= 21 => $"{s[..n]}.{s[n..]}",
            > -6 and <= 0 => $"0.{new string('0', -n)}{s}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{s[0]}{(k > 1 ? "." : "")}{s[1..]}e{n - 1:+0;-0}"),
        };
        return number < 0 ? $"-{text}" : text;
    }

    // A number below 1e21 and not below 1e-6 has no exponent.
    private static bool IsPlain(BigInteger digits, int exponent)
    {
        var value = BigInteger.Abs(digits);
        return value.IsZero
            || (value * BigInteger.Pow(10, exponent + 100) < BigInteger.Pow(10, 21 + 100) && value * BigInteger.Pow(10, exponent + 100) >= BigInteger.Pow(10, 100 - 6));
    }

    private static (string Text, BigInteger Digits, int Exponent) Spelled(Random random)
    {
        var whole = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)('0' + random.Next(random.Next(2) * 9 + 1)))).TrimStart('0');
        var fraction = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)('0' + random.Next(random.Next(2) * 9 + 1))));
        var sign = random.Next(2) == 0 ? "-" : "";
        var exponent = random.Next(-40, 40);
        var e = exponent == 0 && random.Next(2) == 0 ? "" : $"{(random.Next(2) == 0 ? 'e' : 'E')}{(exponent >= 0 && random.Next(2) == 0 ? "+" : "")}{exponent.ToString(CultureInfo.InvariantCulture)}";
        var text = $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length > 0 ? "." : "")}{fraction}{e}";
        return (text, BigInteger.Parse($"{sign}0{whole}{fraction}", CultureInfo.InvariantCulture), exponent - fraction.Length);
    }

    private static (BigInteger Digits, int Exponent) Parse(string number)
    {
        var parts = number.Split('e');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return (digits, (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - decimals);
    }

    // No sign, zero, point or digit that could be left out.
    [GeneratedRegex(@"^(?:0|-?[1-9]\d*(?:\.\d*[1-9])?|-?0\.\d*[1-9]|-?[1-9](?:\.\d*[1-9])?e(?:\+[1-9]\d*|-[1-9]\d*))$")]
    private static partial Regex Notation();
}
