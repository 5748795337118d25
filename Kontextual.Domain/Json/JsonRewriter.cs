using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Kontextual.Domain;

/// <summary>
/// Checks a JSON text and writes it in one of the forms of <see cref="JsonForm"/>, in one pass and without a document. Members are written in
/// the order of the input. For the canonical form, they are rearranged when their object ends. Every problem causes a
/// <see cref="FormatException"/> that contains the position.
/// </summary>
internal ref struct JsonRewriter
{
    private readonly ReadOnlySpan<byte> _input;
    private readonly Utf8Buffer _output;
    private readonly JsonForm _form;
    private readonly int _maxDepth;
    private readonly JsonNesting _nesting = new();

    private JsonRewriter(ReadOnlySpan<byte> input, Utf8Buffer output, JsonForm form, int maxDepth)
    {
        _input = input;
        _output = output;
        _form = form;
        _maxDepth = maxDepth;
    }

    public static void Rewrite(string json, Utf8Buffer output, JsonForm form, int maxDepth)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        var lone = LoneSurrogate.IndexIn(json);
        var length = Encoding.UTF8.GetBytes(json.AsSpan(0, lone < 0 ? json.Length : lone), utf8);
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
        // The reader accepts one more level than allowed, so that the exception of this class is thrown instead of the one of the reader.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        var rewriter = new JsonRewriter(utf8, output, form, maxDepth);
        try
        {
            while (reader.Read())
                rewriter.Write(ref reader);
        }
        catch (JsonException e)
        {
            throw JsonPosition.Problem(e, utf8, rewriter._nesting.Pointer(ofValue: false));
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
        _nesting.NextElement(_output);
        if (reader.CurrentDepth >= _maxDepth)
            throw Problem($"Nested deeper than {_maxDepth} levels; flatten the value.", reader.TokenStartIndex, ofValue: true);
        _output.Append(reader.ValueSpan);
        _nesting.Open(reader.TokenType == JsonTokenType.StartObject, _output.Length);
    }

    private readonly void Close(ref Utf8JsonReader reader)
    {
        if (_nesting.FindDuplicate(_output) is { } duplicate)
            throw Problem($"The member {JsonStrings.Quote(duplicate.Name)} occurs twice in one object; keep one.", duplicate.InputOffset, ofValue: false);
        _nesting.Close(_output, _form == JsonForm.Canonical);
        _output.Append(reader.ValueSpan);
    }

    private readonly void WriteName(ref Utf8JsonReader reader)
    {
        var start = _nesting.NextMember(_output);
        WriteString(ref reader);
        _output.Append((byte)':');
        var name = reader.ValueIsEscaped ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        _nesting.AddMember(name, reader.TokenStartIndex, start);
    }

    private readonly void WriteScalar(ref Utf8JsonReader reader)
    {
        _nesting.NextElement(_output);
        if (reader.TokenType == JsonTokenType.String)
            WriteString(ref reader);
        else if (reader.TokenType == JsonTokenType.Number && _form == JsonForm.Canonical)
            CanonicalNumber.Write(_output, reader.ValueSpan);
        else
            _output.Append(reader.ValueSpan);
    }

    private readonly void WriteString(ref Utf8JsonReader reader)
    {
        var lone = JsonStrings.WriteToken(_output, reader.ValueSpan);
        if (lone >= 0)
        {
            throw Problem("An escape stands for a lone surrogate; write whole characters.", reader.TokenStartIndex + 1 + lone,
                ofValue: reader.TokenType == JsonTokenType.String);
        }
    }

    private readonly FormatException Problem(string what, long offset, bool ofValue) =>
        JsonPosition.Problem(what, _input, (int)offset, _nesting.Pointer(ofValue));
}
