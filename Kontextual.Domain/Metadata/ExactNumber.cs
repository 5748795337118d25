namespace Kontextual.Domain;

/// <summary>Compares canonical JSON numbers by their decimal values, with any number of digits and any exponent.</summary>
internal static class ExactNumber
{
    /// <summary>Compares two numbers in canonical notation.</summary>
    /// <returns>A negative number if the first is lower, zero if both are equal, and a positive number if the first is higher.</returns>
    public static int Compare(string left, string right)
    {
        var (l, r) = (Parts.Of(left), Parts.Of(right));
        if (l.Sign != r.Sign)
            return l.Sign.CompareTo(r.Sign);
        return l.Sign * l.CompareMagnitude(r);
    }

    /// <summary>Returns a text for a number in canonical notation. The order of the texts by code point is the order of the numbers.</summary>
    public static string SortableText(string canonical)
    {
        var parts = Parts.Of(canonical);
        return parts.Sign switch
        {
            0 => "1",
            1 => "2" + parts.SortableMagnitude(),

            // The end is above every digit, so that of two numbers with the same beginning the one with more digits is lower.
            _ => "0" + Complement(parts.SortableMagnitude()) + "~",
        };
    }

    private static string Complement(string digits) => string.Create(digits.Length, digits, static (complement, digits) =>
    {
        for (var i = 0; i < digits.Length; i++)
            complement[i] = (char)('0' + '9' - digits[i]);
    });

    /// <param name="Sign">-1, 0 or 1.</param>
    /// <param name="Digits">The digits without leading and trailing zeros.</param>
    /// <param name="ExponentSign">The sign of the exponent of the first digit.</param>
    /// <param name="Exponent">The digits of that exponent, without leading zeros.</param>
    private readonly record struct Parts(int Sign, string Digits, int ExponentSign, string Exponent)
    {
        public static Parts Of(string canonical)
        {
            var sign = canonical[0] == '-' ? -1 : 1;
            var number = sign < 0 ? canonical[1..] : canonical;
            if (number == "0")
                return new(0, string.Empty, 0, string.Empty);
            var e = number.IndexOf('e', StringComparison.Ordinal);
            var mantissa = e < 0 ? number : number[..e];
            var point = mantissa.IndexOf('.', StringComparison.Ordinal);
            var digits = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
            var zeros = digits.Length - digits.TrimStart('0').Length;
            if (e >= 0)
                return new(sign, digits.TrimEnd('0'), number[e + 1] == '-' ? -1 : 1, number[(e + 2)..]);

            // Without an exponent, a canonical number has at most 21 digits before the point and 5 zeros after it.
            var exponent = (point < 0 ? mantissa.Length : point) - zeros - 1;
            return new(sign, digits.Trim('0'), Math.Sign(exponent), $"{Math.Abs(exponent)}");
        }

        public int CompareMagnitude(Parts other)
        {
            if (ExponentSign != other.ExponentSign)
                return ExponentSign.CompareTo(other.ExponentSign);
            var byExponent = Exponent.Length != other.Exponent.Length
                ? Exponent.Length.CompareTo(other.Exponent.Length)
                : string.CompareOrdinal(Exponent, other.Exponent);
            return byExponent != 0 ? ExponentSign * byExponent : string.CompareOrdinal(Digits, other.Digits);
        }

        // The number of digits of the exponent comes before the exponent: nine by nine, and then the rest.
        public string SortableMagnitude()
        {
            var exponent = $"{new string('9', Exponent.Length / 9)}{Exponent.Length % 9}{Exponent}";
            return (ExponentSign < 0 ? "0" + Complement(exponent) : "1" + exponent) + Digits;
        }
    }
}
