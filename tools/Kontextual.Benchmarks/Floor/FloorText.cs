using System.Buffers;
using System.Text;

namespace Kontextual.Benchmarks.Floor;

/// <summary>A reused buffer in which Floor writes the bytes that are hashed, without intermediate strings.</summary>
internal sealed class FloorText
{
    // The characters that canonical JSON escapes, see docs/formats.md.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public FloorText Clear()
    {
        _length = 0;
        return this;
    }

    public FloorText Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        _length += value.Length;
        return this;
    }

    public FloorText Add(long value)
    {
        value.TryFormat(Reserve(20), out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    public FloorText Add(Guid id)
    {
        id.TryFormat(Reserve(36), out var written, "D");
        _length += written;
        return this;
    }

    /// <summary>Adds a text unchanged: JSON, or a text that needs no escapes.</summary>
    public FloorText Add(string text)
    {
        _length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    /// <summary>Adds the content of a JSON string.</summary>
    public FloorText AddEscaped(string text) => text.AsSpan().ContainsAny(Escaped) ? Add(JsonStrings.Quote(text)[1..^1]) : Add(text);

    public FloorText AddHex(ReadOnlySpan<byte> bytes)
    {
        Convert.TryToHexStringLower(bytes, Reserve(2 * bytes.Length), out var written);
        _length += written;
        return this;
    }

    private Span<byte> Reserve(int more)
    {
        if (_bytes.Length - _length < more)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + more));
        return _bytes.AsSpan(_length);
    }
}
