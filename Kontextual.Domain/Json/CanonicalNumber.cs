using System.Globalization;

namespace Kontextual.Domain;

/// <summary>
/// Writes a JSON number in the notation of RFC 8785 with its exact decimal digits. The work is done on the digits alone, in time linear in
/// their number. The result is therefore exact, and a large exponent costs neither time nor memory.
/// </summary>
internal static class CanonicalNumber
{
    // Numbers of up to 18 digits fit into a long and leave room for any shift.
    private const int LongDigits = 18;

    // The limits of the notation without an exponent: 21 digits before the decimal point, and 6 zeros after "0.".
    private const int MostWhole = 21;
    private const int MostZeros = 6;

    /// <summary>Writes a number token that a JSON reader has accepted.</summary>
    public static void Write(Utf8Buffer output, ReadOnlySpan<byte> number)
    {
        var negative = number[0] == '-';
        if (negative)
            number = number[1..];
        var e = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e < 0 ? number : number[..e];
        var (shift, integer, fraction) = Digits.Of(mantissa);
        if (integer.IsEmpty && fraction.IsEmpty)
        {
            output.Append((byte)'0');
            return;
        }

        if (negative)
            output.Append((byte)'-');
        var count = integer.Length + fraction.Length;
        var exponent = e < 0 ? default : number[(e + 1)..];
        if (PointOf(exponent, shift + count) is { } point and > -MostZeros and <= MostWhole)
            WritePlain(output, integer, fraction, (int)point);
        else
            WriteScientific(output, integer, fraction, exponent, shift + count - 1);
    }

    /// <summary>
    /// Returns the number of digits before the decimal point, or null when the exponent is too large for a notation without it.
    /// </summary>
    private static long? PointOf(ReadOnlySpan<byte> exponent, long shift)
    {
        var (negative, digits) = Split(exponent);
        if (digits.Length > LongDigits)
            return null;
        var value = digits.IsEmpty ? 0 : long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return (negative ? -value : value) + shift;
    }

    private static void WritePlain(Utf8Buffer output, ReadOnlySpan<byte> integer, ReadOnlySpan<byte> fraction, int point)
    {
        if (point <= 0)
        {
            output.Append("0."u8);
            WriteZeros(output, -point);
        }

        for (var i = 0; i < integer.Length + fraction.Length; i++)
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
        for (var i = 0; i < count; i++)
            output.Append((byte)'0');
    }

    private static Exponent Split(ReadOnlySpan<byte> exponent) =>
        new(exponent.Length > 0 && exponent[0] == '-', exponent.TrimStart("+-"u8).TrimStart((byte)'0'));

    // The exponent has more digits than any shift, so the sum keeps the sign of the exponent.
    private static void WriteSum(Utf8Buffer output, ReadOnlySpan<byte> digits, long addend)
    {
        var sum = new byte[digits.Length + 1];
        sum[0] = (byte)'0';
        digits.CopyTo(sum.AsSpan(1));
        for (var i = sum.Length - 1; addend != 0; i--)
        {
            var total = sum[i] - '0' + addend;
            addend = total >= 0 ? total / 10 : (total - 9) / 10;
            sum[i] = (byte)('0' + total - (addend * 10));
        }

        output.Append(sum.AsSpan().TrimStart((byte)'0'));
    }

    private readonly ref struct Exponent(bool negative, ReadOnlySpan<byte> digits)
    {
        private readonly bool _negative = negative;
        private readonly ReadOnlySpan<byte> _digits = digits;

        public void Deconstruct(out bool negative, out ReadOnlySpan<byte> digits)
        {
            negative = _negative;
            digits = _digits;
        }
    }

    private readonly ref struct Digits
    {
        private readonly long _shift;
        private readonly ReadOnlySpan<byte> _integer;
        private readonly ReadOnlySpan<byte> _fraction;

        private Digits(ReadOnlySpan<byte> mantissa)
        {
            var point = mantissa.IndexOf((byte)'.');
            _integer = point < 0 ? mantissa : mantissa[..point];
            _fraction = point < 0 ? default : mantissa[(point + 1)..].TrimEnd((byte)'0');
            _shift = -_fraction.Length;
            if (_fraction.IsEmpty)
            {
                var whole = _integer.Length;
                _integer = _integer.TrimEnd((byte)'0');
                _shift = whole - _integer.Length;
            }

            _integer = _integer.TrimStart((byte)'0');
            if (_integer.IsEmpty)
                _fraction = _fraction.TrimStart((byte)'0');
        }

        public static Digits Of(ReadOnlySpan<byte> mantissa) => new(mantissa);

        public void Deconstruct(out long shift, out ReadOnlySpan<byte> integer, out ReadOnlySpan<byte> fraction)
        {
            shift = _shift;
            integer = _integer;
            fraction = _fraction;
        }
    }
}
