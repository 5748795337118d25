using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kontextual.Domain;

/// <summary>
/// Checks a JSON text and writes it in one of our forms, in one pass and without a document: members are written as they come and,
/// for the canonical form, rearranged when their object ends. Every problem is a FormatException that says where.
/// </summary>
internal ref struct JsonRewriter
{
    private readonly ReadOnlySpan<byte> input;
    private readonly Utf8Buffer output;
    private readonly JsonForm form;
    private readonly int maxDepth;
    private readonly JsonNesting nesting = new();

    private JsonRewriter(ReadOnlySpan<byte> input, Utf8Buffer output, JsonForm form, int maxDepth)
    {
        this.input = input;
        this.output = output;
        this.form = form;
        this.maxDepth = maxDepth;
    }

    public static void Rewrite(string json, Utf8Buffer output, JsonForm form, int maxDepth)
    {
        byte[] utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        int lone = LoneSurrogate.IndexIn(json);
        int length = Encoding.UTF8.GetBytes(json.AsSpan(0, lone < 0 ? json.Length : lone), utf8);
        try
        {
            if (lone >= 0)
                throw JsonPosition.Problem($"U+{(int)json[lone]:X4} is a lone surrogate; write whole characters.", utf8.AsSpan(0, length), length);
            Rewrite(utf8.AsSpan(0, length), output, form, maxDepth);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    public static void Rewrite(ReadOnlySpan<byte> utf8, Utf8Buffer output, JsonForm form, int maxDepth)
    {
        if (!Utf8.IsValid(utf8))
            throw JsonPosition.Problem("This is not valid UTF-8; write it in UTF-8.", utf8, JsonPosition.FirstInvalidUtf8(utf8));
        // One level more, so that this class and not the reader says what is wrong.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        var rewriter = new JsonRewriter(utf8, output, form, maxDepth);
        try
        {
            while (reader.Read())
                rewriter.Write(ref reader);
        }
        catch (JsonException e)
        {
            throw JsonPosition.Problem(e, utf8, rewriter.nesting.Pointer(ofValue: false));
        }
    }

    private readonly void Write(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                WriteName(ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Open(ref reader);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Close(ref reader);
                break;
            default:
                WriteScalar(ref reader);
                break;
        }
    }

    private readonly void Open(ref Utf8JsonReader reader)
    {
        nesting.NextElement(output);
        if (reader.CurrentDepth >= maxDepth)
            throw Problem($"Nested deeper than {maxDepth} levels; flatten the value.", reader.TokenStartIndex, ofValue: true);
        output.Append(reader.ValueSpan);
        nesting.Open(reader.TokenType == JsonTokenType.StartObject, output.Length);
    }

    private readonly void Close(ref Utf8JsonReader reader)
    {
        if (nesting.FindDuplicate(output) is { } duplicate)
            throw Problem($"The member {JsonStrings.Quote(duplicate.Name)} occurs twice in one object; keep one.", duplicate.InputOffset, ofValue: false);
        nesting.Close(output, form == JsonForm.Canonical);
        output.Append(reader.ValueSpan);
    }

    private readonly void WriteName(ref Utf8JsonReader reader)
    {
        int start = nesting.NextMember(output);
        WriteString(ref reader);
        output.Append((byte)':');
        string name = reader.ValueIsEscaped ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        nesting.AddMember(name, reader.TokenStartIndex, start);
    }

    private readonly void WriteScalar(ref Utf8JsonReader reader)
    {
        nesting.NextElement(output);
        if (reader.TokenType == JsonTokenType.String)
            WriteString(ref reader);
        else if (reader.TokenType == JsonTokenType.Number && form == JsonForm.Canonical)
            CanonicalNumber.Write(output, reader.ValueSpan);
        else
            output.Append(reader.ValueSpan);
    }

    private readonly void WriteString(ref Utf8JsonReader reader)
    {
        int lone = JsonStrings.WriteToken(output, reader.ValueSpan);
        if (lone >= 0)
        {
            throw Problem("An escape stands for a lone surrogate; write whole characters.", reader.TokenStartIndex + 1 + lone,
                ofValue: reader.TokenType == JsonTokenType.String);
        }
    }

    private readonly FormatException Problem(string what, long offset, bool ofValue) =>
        JsonPosition.Problem(what, input, (int)offset, nesting.Pointer(ofValue));
}
