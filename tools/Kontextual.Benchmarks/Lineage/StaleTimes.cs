using System.Diagnostics;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Measuring;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Lineage;

/// <summary>Measures searches for stale outputs, before and after some inputs have moved on, and compares the outputs with those of plain SQL.</summary>
internal sealed class StaleTimes(IKnowledgeRepository repository, SqliteConnection connection, int seed)
{
    private const int Moved = 1_000;
    private const int InOneRound = 50;

    // A transitive search follows the whole lineage, however deep it is.
    private const int TransitiveInOneRound = 2;
    private const int Warmups = 2;

    // The output counts for the run that recorded its present content last.
    private const string StaleArtifacts =
        """
        SELECT DISTINCT o.artifact_id FROM run_outputs o
        JOIN artifacts h ON h.id = o.artifact_id AND h.digest = o.digest AND h.deleted_at IS NULL
        JOIN operation_runs r ON r.id = o.run_id
        JOIN input_entries e ON e.bundle_id = r.input_bundle_id
        JOIN artifacts i ON i.id = e.artifact_id
        WHERE o.to_sequence IS NULL AND (i.deleted_at IS NOT NULL OR i.digest <> e.digest) AND NOT EXISTS (
            SELECT 1 FROM run_outputs n
            WHERE n.artifact_id = o.artifact_id AND n.digest = o.digest AND n.to_sequence IS NULL AND n.sequence > o.sequence)
        ORDER BY 1
        """;

    private readonly Random _random = new(seed);

    /// <summary>Measures the searches, in seconds by round, with what each of them searches.</summary>
    public async Task<IReadOnlyList<(string Search, IReadOnlyList<double> Times)>> MeasureAsync(int rounds)
    {
        var before = await CompareAsync();
        var results = new List<(string, IReadOnlyList<double>)>
        {
            (Name("the first page of the store", before), await MeasureAsync(rounds, _ => new StaleQuery())),
        };
        var inputs = Some("SELECT DISTINCT e.artifact_id FROM input_entries e JOIN operation_runs r ON r.input_bundle_id = e.bundle_id WHERE r.operation = $1 AND e.artifact_id IS NOT NULL", Moved);
        await ReviseAsync(inputs, "moved on");
        var after = await CompareAsync();
        var artifacts = Some("SELECT DISTINCT o.artifact_id FROM run_outputs o JOIN operation_runs r ON r.id = o.run_id WHERE r.operation = $1", InOneRound);
        var runs = Some("SELECT id FROM operation_runs WHERE operation = $1", InOneRound);
        results.Add((Name("the first page of the store", after), await MeasureAsync(rounds, _ => new StaleQuery())));
        results.Add(("one artifact", await MeasureAsync(rounds, i => new StaleQuery { Artifact = ArtifactId.Parse(artifacts[i]) })));
        results.Add(("one run", await MeasureAsync(rounds, i => new StaleQuery { Run = RunId.Parse(runs[i]) })));
        results.Add(("one artifact, transitively", await MeasureAsync(
            rounds, i => new StaleQuery { Artifact = ArtifactId.Parse(artifacts[i]), Transitive = true }, TransitiveInOneRound)));

        // So that the store can be measured again. Equal content has not moved on.
        await ReviseBackAsync(inputs);
        await CompareAsync();
        return results;
    }

    private static string Name(string search, int stale) => FormattableString.Invariant($"{search}, which has {stale:N0} stale outputs");

    private async Task<int> CompareAsync()
    {
        var found = await Pages.StreamAsync((page, token) => repository.Runs.StaleAsync(new StaleQuery(), page, token), default).Select(stale => stale.ArtifactId.ToString()).ToListAsync();
        if (!found.SequenceEqual(Read(StaleArtifacts)))
            throw new CheckFailedException("The stale outputs differ from those that plain SQL finds.");
        return found.Count;
    }

    private async Task<IReadOnlyList<double>> MeasureAsync(int rounds, Func<int, StaleQuery> query, int inOneRound = InOneRound)
    {
        var times = new List<double>();
        for (var round = -Warmups; round < rounds; round++)
        {
            Quiet.Settle();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < inOneRound; i++)
                await repository.Runs.StaleAsync(query(i));
            if (round >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds / inOneRound);
            else
                await Quiet.RestAsync();
        }

        return times;
    }

    private async Task ReviseAsync(IEnumerable<string> artifacts, string text) => await repository.WriteAsync(async (t, token) =>
    {
        foreach (var id in artifacts)
            await t.Artifacts.ReviseAsync(ArtifactId.Parse(id), Expected.Any, new ArtifactChange { Content = ContentSource.FromText($"{text} {id}") }, token);
        return true;
    });

    private async Task ReviseBackAsync(IEnumerable<string> artifacts)
    {
        var texts = new Dictionary<string, string>();
        foreach (var id in artifacts)
            texts.Add(id, await repository.Artifacts.GetTextAsync(ArtifactId.Parse(id), 1));
        await repository.WriteAsync(async (t, token) =>
        {
            foreach (var (id, text) in texts)
                await t.Artifacts.ReviseAsync(ArtifactId.Parse(id), Expected.Any, new ArtifactChange { Content = ContentSource.FromText(text) }, token);
            return true;
        });
    }

    private List<string> Some(string sql, int count)
    {
        var all = Read(sql).Order(StringComparer.Ordinal).ToArray();
        _random.Shuffle(all);
        return [.. all.Take(count)];
    }

    private List<string> Read(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$1", LineageStore.Operation);
        using var row = command.ExecuteReader();
        var values = new List<string>();
        while (row.Read())
            values.Add(row.GetString(0));
        return values;
    }
}
