using System.Data.Common;
using System.Text;
using Kontextual.Persistence.Verification;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Verification;

/// <summary>Compares the index of metadata with the metadata of the artifacts.</summary>
/// <remarks>
/// Each leaf of each artifact is looked up. If all of them are there and the index has no more rows, it is right. Only otherwise, each row of the index is compared
/// with its artifact.
/// </remarks>
internal sealed class MetadataIndexStep : IVerifyStep
{
    private const string Values = "metadata_values";
    private const string Pointers = "metadata_pointers";

    // As bytes, because any value can be damaged.
    private const string All =
        $"SELECT v.pointer_key, CAST(p.pointer AS BLOB), CAST(v.value AS BLOB), CAST(v.artifact_id AS BLOB), CAST(a.metadata AS BLOB) FROM {Values} AS v "
        + $"LEFT JOIN {Pointers} AS p ON p.pointer_key = v.pointer_key LEFT JOIN artifacts AS a ON a.id = v.artifact_id";

    private const string Unused =
        $"SELECT CAST(pointer AS BLOB) FROM {Pointers} AS p WHERE NOT EXISTS (SELECT 1 FROM {Values} AS v WHERE v.pointer_key = p.pointer_key)";

    public VerifyStage Stage => VerifyStage.Artifacts;

    public async Task RunAsync(VerifyRun run)
    {
        var found = await CountFoundAsync(run).ConfigureAwait(false);
        if (Count(run, $"SELECT count(*) FROM {Values}") != found)
            CompareRows(run);
        using var command = Command(run, Unused);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            run.Add(FindingKind.DerivedRowWrong, new(Pointers, $"pointer {Shown(TextAt(reader, 0))}"), "the row is left over: no value has the pointer");
    }

    private static async Task<long> CountFoundAsync(VerifyRun run)
    {
        var found = 0L;
        using var index = new IndexedLeaves(((SqliteConnection)run.Db.Database.GetDbConnection()).Handle!);
        var artifacts = run.Read(run.Db.Set<Artifact>().Select(a => new Described(a.Id, a.Metadata)));
        while (await artifacts.NextAsync().ConfigureAwait(false) is { } artifact)
        {
            var id = artifact.Id.ToString();
            foreach (var leaf in MetadataLeaves.Of(artifact.Metadata.Text))
            {
                if (index.Contains(id, leaf))
                    found++;
                else
                    run.Add(FindingKind.DerivedRowWrong, PlaceOf(leaf.Pointer, leaf.Key, id), "the row is missing, although the metadata of the artifact has the value");
            }
        }

        return found;
    }

    private static void CompareRows(VerifyRun run)
    {
        using var command = Command(run, All);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            run.Step();
            var (pointer, value, artifact, metadata) = (TextAt(reader, 1), TextAt(reader, 2), TextAt(reader, 3), TextAt(reader, 4));
            if (pointer is null)
                run.Add(FindingKind.DerivedRowWrong, new(Values, $"value {Shown(value)}, artifact_id {Shown(artifact)}", "pointer_key"), $"it refers to a row of table {Pointers} that does not exist");
            else if (metadata is null || !MetadataLeaves.Of(metadata).Contains(new(pointer, value ?? string.Empty)))
                run.Add(FindingKind.DerivedRowWrong, PlaceOf(pointer, value, artifact), "the row is left over: the metadata of the artifact does not have the value");
        }
    }

    private static FindingPlace PlaceOf(string pointer, string? value, string? artifact) =>
        new(Values, $"pointer {Shown(pointer)}, value {Shown(value)}, artifact_id {Shown(artifact)}");

    private static string Shown(string? text) => text is null ? "NULL" : QuotedText.Of(text);

    private static string? TextAt(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(ordinal));

    private static long Count(VerifyRun run, string sql)
    {
        using var command = Command(run, sql);
        return (long)command.ExecuteScalar()!;
    }

    private static DbCommand Command(VerifyRun run, string sql)
    {
        var command = run.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private sealed record Described(ArtifactId Id, Metadata Metadata);
}
