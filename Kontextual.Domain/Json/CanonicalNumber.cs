using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// Writes a JSON number exactly: sign, digits without leading or trailing zeros, <c>e</c>, exponent. Works on the digits alone, in
/// time linear in their count, so that neither a double nor a big exponent can lose or blow up anything.
/// </summary>
internal static class CanonicalNumber
{
    // 10^18 and below fit into a long with room for any shift.
    private const int LongDigits = 18;

    /// <summary>Writes a number token that a JSON reader has accepted.</summary>
    public static void Write(Utf8Buffer output, ReadOnlySpan<byte> number)
    {
        bool negative = number[0] == '-';
        if (negative)
            number = number[1..];
        int e = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e < 0 ? number : number[..e];
        var (shift, integer, fraction) = Digits.Of(mantissa);
        if (integer.IsEmpty && fraction.IsEmpty)
        {
            output.Append("0e0"u8);
            return;
        }

        if (negative)
            output.Append((byte)'-');
        output.Append(integer);
        output.Append(fraction);
        output.Append((byte)'e');
        WriteExponent(output, e < 0 ? default : number[(e + 1)..], shift);
    }

    private static void WriteExponent(Utf8Buffer output, ReadOnlySpan<byte> exponent, long shift)
    {
        bool negative = exponent.Length > 0 && exponent[0] == '-';
        var digits = exponent.TrimStart("+-"u8).TrimStart((byte)'0');
        if (digits.Length <= LongDigits)
        {
            long value = digits.IsEmpty ? 0 : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            output.Append((negative ? -value : value) + shift);
            return;
        }

        if (negative)
            output.Append((byte)'-');
        WriteSum(output, digits, negative ? -shift : shift);
    }

    // The digits are more than any shift, so the sum keeps its sign.
    private static void WriteSum(Utf8Buffer output, ReadOnlySpan<byte> digits, long addend)
    {
        byte[] sum = new byte[digits.Length + 1];
        sum[0] = (byte)'0';
        digits.CopyTo(sum.AsSpan(1));
        for (int i = sum.Length - 1; addend != 0; i--)
        {
            long total = sum[i] - '0' + addend;
            addend = total >= 0 ? total / 10 : (total - 9) / 10;
            sum[i] = (byte)('0' + total - (addend * 10));
        }

        output.Append(sum.AsSpan().TrimStart((byte)'0'));
    }

    private readonly ref struct Digits
    {
        private readonly long shift;
        private readonly ReadOnlySpan<byte> integer;
        private readonly ReadOnlySpan<byte> fraction;

        private Digits(ReadOnlySpan<byte> mantissa)
        {
            int point = mantissa.IndexOf((byte)'.');
            integer = point < 0 ? mantissa : mantissa[..point];
            fraction = point < 0 ? default : mantissa[(point + 1)..].TrimEnd((byte)'0');
            shift = -fraction.Length;
            if (fraction.IsEmpty)
            {
                int whole = integer.Length;
                integer = integer.TrimEnd((byte)'0');
                shift = whole - integer.Length;
            }

            integer = integer.TrimStart((byte)'0');
            if (integer.IsEmpty)
                fraction = fraction.TrimStart((byte)'0');
        }

        public static Digits Of(ReadOnlySpan<byte> mantissa) => new(mantissa);

        public void Deconstruct(out long shift, out ReadOnlySpan<byte> integer, out ReadOnlySpan<byte> fraction)
        {
            shift = this.shift;
            integer = this.integer;
            fraction = this.fraction;
        }
    }
}
