using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Changes;

/// <summary>
/// The chain computed a second time from what is written of it, with nothing of the product's own JSON or hashing: so that a store
/// made by one version can be checked by whoever reads the documentation.
/// </summary>
internal static class OwnChain
{
    public static string Commitment(ChangeRecord record, Revision? revision)
    {
        var state = revision is null ? record.State! : Object(State(revision));
        var payload = $$"""{"reason":{{Text(record.Reason)}},"state":{{state}},"traceId":{{Text(record.TraceId)}}}""";
        return Hex([.. Convert.FromHexString(record.Salt!), .. Encoding.UTF8.GetBytes(payload)]);
    }

    public static string Hash(string previous, ChangeRecord record)
    {
        var header = Object(new()
        {
            ["sequence"] = Number(record.Sequence),
            ["transactionId"] = Text(record.TransactionId.ToString()),
            ["entityKind"] = Text(record.EntityKind.ToString()),
            ["entityId"] = Text(record.EntityId.ToString()),
            ["kind"] = Text(record.Kind.ToString()),
            ["entityVersion"] = Number(record.EntityVersion),
            ["oldDigest"] = Text(record.OldDigest?.ToString()),
            ["newDigest"] = Text(record.NewDigest?.ToString()),
            ["actor"] = Text(record.Actor),
            ["runId"] = Text(record.RunId?.ToString()),
            ["attempt"] = record.Attempt is { } attempt ? Number(attempt) : "null",
            ["time"] = Time(record.Time),
            ["commitment"] = Text(record.Commitment.ToString()),
        });
        return Hex(Encoding.UTF8.GetBytes($"kontextual-change-1\n{previous}\n{header}"));
    }

    // Every property but the two that are set after the record was written. A member has the name of its property in camel case.
    private static Dictionary<string, string> State(Revision revision) => typeof(Revision).GetProperties()
        .Where(property => property.Name is not (nameof(Revision.ToSequence) or nameof(Revision.IsPurged)))
        .ToDictionary(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property => Value(property.GetValue(revision)));

    private static string Value(object? value) => value switch
    {
        int number => Number(number),
        long number => Number(number),
        DateTimeOffset time => Time(time),
        Metadata metadata => metadata.Text,
        Provenance provenance => Stored(provenance),
        _ => Text(value?.ToString()),
    };

    private static string Stored(Provenance provenance)
    {
        var members = new List<string>();
        foreach (var (name, value) in new[]
        {
            ("actor", provenance.Actor), ("source", provenance.Source), ("tool", provenance.Tool), ("toolVersion", provenance.ToolVersion),
        })
        {
            if (value is not null)
                members.Add($"\"{name}\":{Text(value)}");
        }

        if (provenance.Attributes.Text != "{}")
            members.Add($"\"attributes\":{provenance.Attributes.Text}");
        return $"{{{string.Join(',', members)}}}";
    }

    private static string Object(Dictionary<string, string> members) =>
        $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\":{member.Value}"))}}}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        Text(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));

    private static string Text(string? text)
    {
        if (text is null)
            return "null";
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
