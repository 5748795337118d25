using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Creates exceptions that contain the position of a problem in a JSON text.</summary>
internal static class JsonPosition
{
    private const int MaxPointer = 200;

    public static FormatException Problem(string what, ReadOnlySpan<byte> input, int offset, string pointer = "")
    {
        var before = input[..offset];
        var line = before.Count((byte)'\n') + 1;
        var column = 1;
        foreach (var b in before[(before.LastIndexOf((byte)'\n') + 1)..])
            column += (b & 0xC0) == 0x80 ? 0 : 1;
        var inside = pointer.Length == 0 ? string.Empty : $", inside {JsonStrings.Quote(Shorten(pointer))}";
        return new FormatException(string.Create(CultureInfo.InvariantCulture,
            $"{what} At line {line}, column {column} (byte {offset}){inside}."));
    }

    /// <summary>Creates an exception with the problem that the JSON reader found and its position in the form that this class uses.</summary>
    public static FormatException Problem(JsonException error, ReadOnlySpan<byte> input, string pointer)
    {
        var start = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
            start += input[start..].IndexOf((byte)'\n') + 1;
        var offset = (int)Math.Min(input.Length, start + (error.BytePositionInLine ?? 0));
        var tail = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = tail < 0 ? error.Message : error.Message[..tail];
        return Problem($"This is not JSON: {what} Correct the text.", input, offset, pointer);
    }

    public static int FirstInvalidUtf8(ReadOnlySpan<byte> input)
    {
        var at = 0;
        while (at < input.Length && Rune.DecodeFromUtf8(input[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
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
