using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kontextual.Domain;

namespace Kontextual.Tests.Snapshots;

/// <summary>A snapshot whose lines are changed, and whose hashes can be made to fit again, so that only the change is wrong.</summary>
internal sealed class ForgedSnapshot
{
    private ForgedSnapshot(IEnumerable<string> lines) => Lines = [.. lines];

    /// <summary>The lines, without line feeds.</summary>
    public List<string> Lines { get; }

    /// <summary>Reads the lines of a snapshot.</summary>
    public static ForgedSnapshot Of(byte[] snapshot) => new(Encoding.UTF8.GetString(snapshot).TrimEnd('\n').Split('\n'));

    /// <summary>The position of the first line of a kind that has a text; -1 if there is none.</summary>
    public int Find(string record, string text = "") => Lines.FindIndex(line =>
        line.Contains($"\"record\":\"{record}\"", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));

    /// <summary>The position of the last line of a kind that has all these texts.</summary>
    public int Last(string record, params string[] texts) => Lines.FindLastIndex(line =>
        RecordOf(line) == record && texts.All(text => line.Contains(text, StringComparison.Ordinal)));

    /// <summary>Moves a line before another one.</summary>
    public ForgedSnapshot Move(int line, int before)
    {
        Lines.Insert(before, Lines[line]);
        Lines.RemoveAt(line < before ? line : line + 1);
        return this;
    }

    /// <summary>The text of the first member of a name in a line.</summary>
    public string Get(int line, string member) => Lines[line].Split($"\"{member}\":\"")[1].Split('"')[0];

    /// <summary>Gives the first member of a name in a line another value.</summary>
    public ForgedSnapshot Set(int line, string member, string value) => Replace(line, $"\"{member}\":\"{Get(line, member)}\"", $"\"{member}\":\"{value}\"");

    /// <inheritdoc cref="Set(int, string, string)"/>
    public ForgedSnapshot Set(int line, string member, int value)
    {
        var old = Lines[line].Split($"\"{member}\":")[1].Split(',')[0];
        return Replace(line, $"\"{member}\":{old}", string.Create(CultureInfo.InvariantCulture, $"\"{member}\":{value}"));
    }

    /// <summary>Leaves out the character before a text.</summary>
    public ForgedSnapshot Cut(int line, string before)
    {
        Lines[line] = Lines[line].Remove(Lines[line].LastIndexOf(before, StringComparison.Ordinal) - 1, 1);
        return this;
    }

    /// <summary>Replaces a text in all lines of some kinds.</summary>
    public ForgedSnapshot ReplaceAll(string old, string with, params string[] records)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (records.Contains(RecordOf(Lines[i])))
                Lines[i] = Lines[i].Replace(old, with, StringComparison.Ordinal);
        }

        return this;
    }

    /// <summary>Erases the payload of a change record, as if its entity were purged. An artifact keeps its revision.</summary>
    public ForgedSnapshot Erase(int line)
    {
        var json = JsonNode.Parse(Lines[line])!.AsObject();
        (json["payload"], json["salt"]) = (null, null);
        Lines[line] = Canonical(json);
        return this;
    }

    /// <summary>Marks a collection as purged, with what a purge leaves of it.</summary>
    public ForgedSnapshot Purge(int line)
    {
        var json = JsonNode.Parse(Lines[line])!.AsObject();
        json["purged"] = true;
        var state = json["state"]!.AsObject();
        (state["name"], state["description"], state["metadata"]) = ("", "", new JsonObject());
        Lines[line] = Canonical(json);
        return this;
    }

    /// <summary>Replaces a text in a line.</summary>
    public ForgedSnapshot Replace(int line, string old, string with)
    {
        line.ShouldBeGreaterThanOrEqualTo(0);
        var at = Lines[line].IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, Lines[line]);
        Lines[line] = string.Concat(Lines[line].AsSpan(0, at), with, Lines[line].AsSpan(at + old.Length));
        return this;
    }

    /// <summary>The bytes as they are.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(Lines.Select(line => line + "\n")));

    /// <summary>Makes the commitments and the hashes of the chain fit, and the header.</summary>
    public ForgedSnapshot Chain()
    {
        var last = ChainHash.Genesis.ToString();
        var count = 0;
        for (var i = 0; i < Lines.Count; i++)
        {
            if (RecordOf(Lines[i]) != "Change")
                continue;
            count++;
            (Lines[i], last) = Chained(Lines[i], last);
        }

        var header = JsonNode.Parse(Lines[0])!.AsObject();
        (header["lastHash"], header["lastSequence"]) = (last, count);
        Lines[0] = Canonical(header);
        return this;
    }

    /// <summary>Makes the counts and the hash of the trailer fit.</summary>
    public ForgedSnapshot Seal()
    {
        var counts = new JsonObject();
        foreach (var record in Enum.GetNames<SnapshotRecord>().Except(["Header", "Trailer"]))
            counts[record] = Lines.Count(line => RecordOf(line) == record);
        var before = Encoding.UTF8.GetBytes(string.Concat(Lines.SkipLast(1).Select(line => line + "\n")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(before));
        Lines[^1] = Canonical(new JsonObject { ["counts"] = counts, ["record"] = "Trailer", ["sha256"] = hash });
        return this;
    }

    /// <summary>The kind of a line; empty if it has none.</summary>
    public static string RecordOf(string line)
    {
        const string Member = "\"record\":\"";
        var at = line.IndexOf(Member, StringComparison.Ordinal);
        return at < 0 ? string.Empty : line[(at + Member.Length)..].Split('"')[0];
    }

    private static (string Line, string Hash) Chained(string line, string before)
    {
        using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 512 });
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("header", out var old) || old.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("payload", out var payload) || !root.TryGetProperty("hash", out var oldHash))
            return (line, before);
        var header = JsonNode.Parse(old.GetRawText())!.AsObject();
        if (root.TryGetProperty("salt", out var salt) && salt.ValueKind == JsonValueKind.String && salt.GetString() is { Length: 32 } digits
            && digits.All(char.IsAsciiHexDigit))
            header["commitment"] = ChangeChain.Commit(digits, payload.GetRawText()).ToString();
        var text = Canonical(header);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"kontextual-change-1\n{before}\n{text}"))));
        line = line.Replace(old.GetRawText(), text, StringComparison.Ordinal).Replace(oldHash.GetRawText(), $"\"{hash}\"", StringComparison.Ordinal);
        return (line, hash);
    }

    private static string Canonical(JsonObject json) => CanonicalJson.Canonicalize(json.ToJsonString());
}
