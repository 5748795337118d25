using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Writes and reads seals and proofs as JSON objects. The member <c>format</c> says what an object is.</summary>
internal static class ProofText
{
    private const string FormatMember = "format";

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Writes an object in one line.</summary>
    public static string Write<T>(T value, string format)
    {
        var json = JsonSerializer.SerializeToNode(value, Options)!.AsObject();
        json.Insert(0, FormatMember, format);
        return json.ToJsonString(Options);
    }

    /// <summary>Reads an object.</summary>
    /// <exception cref="ArgumentException">The text is not JSON, has another format, or lacks a member, has one twice, an unknown one or one with a wrong value.</exception>
    public static T Parse<T>(string text, string format, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var json = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new JsonException("It is not a JSON object.");
            if (json[FormatMember] is not JsonValue value || !value.TryGetValue<string>(out var found) || found != format)
                throw new JsonException($"Its member '{FormatMember}' is not '{format}'.");
            json.Remove(FormatMember);
            return json.Deserialize<T>(Options)!;
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The text is not {what}: {e.Message}", nameof(text), e);
        }
    }
}
