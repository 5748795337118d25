using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Says where in a JSON text something is wrong.</summary>
internal static class JsonPosition
{
    private const int MaxPointer = 200;

    public static FormatException Problem(string what, ReadOnlySpan<byte> input, int offset, string pointer = "")
    {
        var before = input[..offset];
        int line = before.Count((byte)'\n') + 1;
        int column = 1;
        foreach (byte b in before[(before.LastIndexOf((byte)'\n') + 1)..])
            column += (b & 0xC0) == 0x80 ? 0 : 1;
        string inside = pointer.Length == 0 ? "" : $", inside {JsonStrings.Quote(Shorten(pointer))}";
        return new FormatException(string.Create(CultureInfo.InvariantCulture,
            $"{what} At line {line}, column {column} (byte {offset}){inside}."));
    }

    /// <summary>The reader's own complaint, with its place counted as everywhere else.</summary>
    public static FormatException Problem(JsonException error, ReadOnlySpan<byte> input, string pointer)
    {
        int start = 0;
        for (long line = error.LineNumber ?? 0; line > 0; line--)
            start += input[start..].IndexOf((byte)'\n') + 1;
        int offset = (int)Math.Min(input.Length, start + (error.BytePositionInLine ?? 0));
        int tail = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string what = tail < 0 ? error.Message : error.Message[..tail];
        return Problem($"This is not JSON: {what} Correct the text.", input, offset, pointer);
    }

    public static int FirstInvalidUtf8(ReadOnlySpan<byte> input)
    {
        int at = 0;
        while (at < input.Length && Rune.DecodeFromUtf8(input[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
            at += length;
        return at;
    }

    private static string Shorten(string pointer)
    {
        if (pointer.Length <= MaxPointer)
            return pointer;
        return string.Concat(pointer.AsSpan(0, char.IsHighSurrogate(pointer[MaxPointer - 1]) ? MaxPointer - 1 : MaxPointer), "…");
    }
}
