using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// Writes a JSON number in the notation of RFC 8785 over its exact decimal digits. Works on the digits alone, in time linear in their
/// count, so that neither a double nor a big exponent can lose or blow up anything.
/// </summary>
internal static class CanonicalNumber
{
    // 10^18 and below fit into a long with room for any shift.
    private const int LongDigits = 18;

    // The notation without an exponent ends here: up to 21 digits before the point, and up to 6 zeros behind "0.".
    private const int MostWhole = 21;
    private const int MostZeros = 6;

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
            output.Append((byte)'0');
            return;
        }

        if (negative)
            output.Append((byte)'-');
        int count = integer.Length + fraction.Length;
        var exponent = e < 0 ? default : number[(e + 1)..];
        if (PointOf(exponent, shift + count) is { } point and > -MostZeros and <= MostWhole)
            WritePlain(output, integer, fraction, (int)point);
        else
            WriteScientific(output, integer, fraction, exponent, shift + count - 1);
    }

    /// <summary>How many digits stand before the point; null when the exponent is so big that no notation without it is short.</summary>
    private static long? PointOf(ReadOnlySpan<byte> exponent, long shift)
    {
        var (negative, digits) = Split(exponent);
        if (digits.Length > LongDigits)
            return null;
        long value = digits.IsEmpty ? 0 : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return (negative ? -value : value) + shift;
    }

    private static void WritePlain(Utf8Buffer output, ReadOnlySpan<byte> integer, ReadOnlySpan<byte> fraction, int point)
    {
        if (point <= 0)
        {
            output.Append("0."u8);
            WriteZeros(output, -point);
        }

        for (int i = 0; i < integer.Length + fraction.Length; i++)
        {
            if (i == point && i > 0)
                output.Append((byte)'.');
            output.Append(i < integer.Length ? integer[i] : fraction[i - integer.Length]);
        }

        WriteZeros(output, point - integer.Length - fraction.Length);
    }

    private static void WriteScientific(
        Utf8Buffer output, ReadOnlySpan<byte> integer, ReadOnlySpan<byte> fraction, ReadOnlySpan<byte> exponent, long shift)
    {
        output.Append(integer.IsEmpty ? fraction[0] : integer[0]);
        if (integer.Length + fraction.Length > 1)
            output.Append((byte)'.');
        output.Append(integer.IsEmpty ? default : integer[1..]);
        output.Append(integer.IsEmpty ? fraction[1..] : fraction);
        output.Append((byte)'e');
        var (negative, digits) = Split(exponent);
        if (PointOf(exponent, shift) is not { } sum)
        {
            output.Append((byte)(negative ? '-' : '+'));
            WriteSum(output, digits, negative ? -shift : shift);
            return;
        }

        if (sum >= 0)
            output.Append((byte)'+');
        output.Append(sum);
    }

    private static void WriteZeros(Utf8Buffer output, int count)
    {
        for (int i = 0; i < count; i++)
            output.Append((byte)'0');
    }

    private static Exponent Split(ReadOnlySpan<byte> exponent) =>
        new(exponent.Length > 0 && exponent[0] == '-', exponent.TrimStart("+-"u8).TrimStart((byte)'0'));

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

    private readonly ref struct Exponent(bool negative, ReadOnlySpan<byte> digits)
    {
        private readonly bool negative = negative;
        private readonly ReadOnlySpan<byte> digits = digits;

        public void Deconstruct(out bool negative, out ReadOnlySpan<byte> digits)
        {
            negative = this.negative;
            digits = this.digits;
        }
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
