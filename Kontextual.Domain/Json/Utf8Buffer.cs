using System.Text;

namespace Kontextual.Domain;

/// <summary>A growing run of UTF-8 bytes whose written part can be rearranged, which ArrayBufferWriter does not allow.</summary>
internal sealed class Utf8Buffer(int capacity = 256)
{
    private byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public Span<byte> Written => bytes.AsSpan(0, Length);

    public void Append(byte value)
    {
        Reserve(1);
        bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Appends well-formed UTF-16; the caller has refused lone surrogates before.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    public void Append(long value)
    {
        Reserve(20);
        value.TryFormat(bytes.AsSpan(Length), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        Length += written;
    }

    public void Append(Rune rune)
    {
        Reserve(4);
        Length += rune.EncodeToUtf8(bytes.AsSpan(Length));
    }

    public override string ToString() => Encoding.UTF8.GetString(Written);

    private void Reserve(int more)
    {
        int needed = checked(Length + more);
        if (needed > bytes.Length)
            Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * bytes.Length)));
    }
}
