using System.Globalization;
using System.Text.Json;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The result of an ingest.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Run">The run that records the ingest.</param>
/// <param name="Tally">The counts.</param>
/// <param name="Links">The number of symbolic links that were skipped.</param>
/// <param name="Elapsed">The duration.</param>
/// <param name="IsFinished">False when the ingest was cancelled or failed.</param>
internal sealed record IngestReport(Collection Collection, RunId Run, IngestTally Tally, long Links, TimeSpan Elapsed, bool IsFinished)
{
    /// <summary>Prints the files that were not taken and the artifacts that were kept, one per line.</summary>
    public void WriteProblems(TextWriter error)
    {
        foreach (var file in Tally.NotTaken)
            error.WriteLine(SafeText.Of($"not taken: {file.RelativePath}: {file.Reason}"));
        foreach (var (name, _, reason) in Tally.Kept)
            error.WriteLine(SafeText.Of($"kept: {name}: {reason}"));
    }

    public void Write(Screen screen) => screen.Facts(
        ("collection", Collection.Name),
        ("run", Run.ToString()),
        ("created", Number(Tally.Created)),
        ("updated", Number(Tally.Updated)),
        ("unchanged", Number(Tally.Unchanged)),
        ("deleted", Number(Tally.Deleted)),
        ("missing", Tally.Missing == 0 ? null : $"{Number(Tally.Missing)} (their files no longer exist; --prune deletes them)"),
        ("kept", Tally.Counts.Kept == 0 ? null : $"{Number(Tally.Counts.Kept)} (their files no longer exist)"),
        ("not taken", Tally.Counts.NotTaken == 0 ? null : Number(Tally.Counts.NotTaken)),
        ("symlinks", Links == 0 ? null : $"{Number(Links)} skipped"),
        ("taken", $"{Number(Tally.Files)} files, {ByteSize.Of(Tally.Bytes)}, in {Seconds} s"),
        ("stopped", IsFinished ? null : "before the end"));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteBoolean("finished", IsFinished);
        json.WriteString("collection", Collection.Name);
        json.WriteString("collectionId", Collection.Id.ToString());
        json.WriteString("runId", Run.ToString());
        json.WriteNumber("created", Tally.Created);
        json.WriteNumber("updated", Tally.Updated);
        json.WriteNumber("unchanged", Tally.Unchanged);
        json.WriteNumber("deleted", Tally.Deleted);
        json.WriteNumber("missing", Tally.Missing);
        json.WriteNumber("symbolicLinksLeftOut", Links);
        json.WriteNumber("files", Tally.Files);
        json.WriteNumber("bytes", Tally.Bytes);
        json.WriteNumber("seconds", Math.Round(Elapsed.TotalSeconds, 3));
        WriteKept(json);
        WriteNotTaken(json);
    }

    private void WriteKept(Utf8JsonWriter json)
    {
        json.WriteStartArray("kept");
        foreach (var (name, id, reason) in Tally.Kept)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("id", id);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteNotTaken(Utf8JsonWriter json)
    {
        json.WriteStartArray("notTaken");
        foreach (var file in Tally.NotTaken)
        {
            json.WriteStartObject();
            json.WriteString("path", file.RelativePath);
            json.WriteString("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Seconds => Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
