using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kontextual.Domain;

/// <summary>Writes and reads seals and proofs as JSON objects. The member <c>format</c> says what an object is.</summary>
internal static class ProofText
{
    private const string FormatMember = "format";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, RespectNullableAnnotations = true };

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
        if (string.IsNullOrWhiteSpace(text))
            throw Refused(what, "It is empty.");
        try
        {
            if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is not JsonObject json)
                throw Refused(what, "It is not a JSON object.");
            if (json[FormatMember] is not JsonValue value || !value.TryGetValue<string>(out var found) || found != format)
                throw Refused(what, $"Its member '{FormatMember}' is not '{format}'.");
            json.Remove(FormatMember);
            RequireMembers<T>(json, what);
            return json.Deserialize<T>(Options)!;
        }
        catch (JsonException e)
        {
            // The path names the member whose value is wrong. Without one, the text is not JSON, or has a member twice.
            throw Refused(what, e.Path is { Length: > 2 } path ? $"Its member '{path[2..]}' has a wrong value." : "It is not valid JSON, or has a member twice.", e);
        }
        catch (InvalidOperationException e)
        {
            throw Refused(what, "It contains half of a surrogate pair.", e);
        }
    }

    private static void RequireMembers<T>(JsonObject json, string what)
    {
        var members = typeof(T).GetProperties().Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).OfType<string>().ToList();
        if (members.Find(member => !json.ContainsKey(member)) is { } missing)
            throw Refused(what, $"Its member '{missing}' is missing.");
        if (json.Count > members.Count)
            throw Refused(what, $"It has members that are unknown. The known ones are {FormatMember}, {string.Join(", ", members)}.");
    }

    private static ArgumentException Refused(string what, string why, Exception? inner = null) => new($"The text is not {what}: {why}", inner);
}
