using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Writes the result of a verification as members of a JSON object.</summary>
internal static class VerifyJson
{
    public static void Write(Utf8JsonWriter json, VerifySummary summary, VerifyOptions options)
    {
        json.WriteBoolean("isWhole", summary.IsWhole);
        json.WriteString("sample", options.Contents.Number == 0 ? null : options.Contents.ToString());
        json.WriteNumber("lastSequence", summary.LastSequence);
        json.WriteString("lastHash", summary.LastHash.ToString());
        json.WriteNumber("contents", summary.Contents);
        json.WriteNumber("hashedContents", summary.HashedContents);
        json.WriteNumber("hashedBytes", summary.HashedBytes);
        json.WriteNumber("findingCount", summary.FindingCount);
        json.WriteStartArray("findings");
        foreach (var finding in summary.Findings)
            json.WriteObject(finding);
        json.WriteEndArray();
    }
}
