using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>Each member of each kind of line is missing, doubled or of another type or range, in a snapshot whose trailer fits.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ChangedMemberTests
{
    // One of them is of another type than any member; the number is out of every range.
    private static readonly string[] Wrong = ["null", "-1", "1e400", "\"\\u0000\"", "{}"];

    private static string[] Records() => Enum.GetNames<SnapshotRecord>();

    [TestCaseSource(nameof(Records)), Property("Rule", "S3")]
    public async Task Every_change_is_refused_or_kept(string record)
    {
        await using var target = await TestStore.OpenAsync(Backend.Sqlite);
        var before = await FullStore.ExportAsync(target.Repository);
        var snapshot = await HostileStore.SnapshotAsync();
        var at = ForgedSnapshot.Of(snapshot).Find(record);
        var changes = 0;
        foreach (var line in ChangedLines(ForgedSnapshot.Of(snapshot).Lines[at]))
        {
            var forged = ForgedSnapshot.Of(snapshot);
            forged.Lines[at] = line;
            if (record != nameof(SnapshotRecord.Trailer))
                forged.Seal();
            var error = await Should.ThrowAsync<SnapshotFormatException>(() => FullStore.ImportAsync(target.Repository, forged.ToBytes()), line);
            error.Line.ShouldBeGreaterThanOrEqualTo(at + 1, line);
            (await FullStore.ExportAsync(target.Repository)).ShouldBe(before);
            changes++;
        }

        changes.ShouldBeGreaterThan(20);
    }

    private static IEnumerable<string> ChangedLines(string line)
    {
        foreach (var (start, value, end) in MembersOf(line))
        {
            // Without the member; with the member twice; with the member and another value.
            var (head, member, tail) = (line[..start], line[start..end], line[end..]);
            yield return head.EndsWith(',') ? head[..^1] + tail : head + tail.TrimStart(',');
            yield return $"{head}{member},{member}{tail}";
            foreach (var wrong in Wrong.Where(wrong => wrong != line[value..end]))
                yield return line[..value] + wrong + tail;
        }
    }

    /// <summary>The places of the members of a line and of the objects in it: where the member and its value begin, and where it ends.</summary>
    private static IEnumerable<(int Start, int Value, int End)> MembersOf(string line)
    {
        var bytes = SnapshotForm.Utf8.GetBytes(line);
        var reader = new Utf8JsonReader(bytes);
        var found = new List<(int Start, int Value, int End)>();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var start = (int)reader.TokenStartIndex;
            var rest = reader;
            rest.Read();
            var value = (int)rest.TokenStartIndex;
            rest.Skip();
            found.Add((start, value, (int)rest.BytesConsumed));
        }

        return found.Select(place => (CharsIn(bytes, place.Start), CharsIn(bytes, place.Value), CharsIn(bytes, place.End)));
    }

    private static int CharsIn(byte[] bytes, int length) => SnapshotForm.Utf8.GetCharCount(bytes, 0, length);
}
