using Microsoft.Data.Sqlite;

namespace Kontextual.Torture;

/// <summary>
/// Checks that the change records of each run tell one story: its versions have no gap, each move is a legal one, it ends as the row of the run
/// says, and each attempt that started and ended has its manifest.
/// </summary>
internal sealed class RunStoryCheck
{
    // The moves of docs/contract.md, with what each of them adds to the attempt.
    private static readonly HashSet<(string From, string To, int Attempts)> Moves =
    [
        ("Pending", "Running", 0), ("Running", "Suspended", 0), ("Suspended", "Running", 0), ("Running", "Succeeded", 0), ("Running", "Failed", 0),
        ("Pending", "Cancelled", 0), ("Running", "Cancelled", 0), ("Suspended", "Cancelled", 0), ("Failed", "Running", 1), ("Cancelled", "Running", 1),
        ("Running", "Running", 1),
    ];

    private readonly CheckResult _result;
    private readonly HashSet<string> _sealed = [];
    private readonly HashSet<string> _ends = [];
    private string? _run;
    private string _status = string.Empty;
    private int _attempt;
    private int _version;

    private RunStoryCheck(CheckResult result) => _result = result;

    public static void Run(SqliteConnection connection, CheckResult result)
    {
        var check = new RunStoryCheck(result);
        using var command = connection.Command(
            """
            SELECT entity_id, kind, entity_version, state ->> 'status', state ->> 'attempt', state ->> 'startedAt' IS NOT NULL
            FROM change_records WHERE entity_kind = 'Run' ORDER BY entity_id, sequence
            """);
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                check.Follow(reader);
        }

        check.End();
        check.Compare("runs", check._ends, connection.Rows("SELECT id, status, attempt, version FROM operation_runs", int.MaxValue));
        check.Compare("manifests", check._sealed, connection.Rows("SELECT run_id, attempt, outcome FROM run_manifests", int.MaxValue));
    }

    private void Follow(SqliteDataReader row)
    {
        var (run, kind, version) = (row.GetString(0), row.GetString(1), row.GetInt32(2));
        if (run != _run)
            End();
        if (version != _version + 1 || (kind == "Created") != (_version == 0))
            _result.Chain.Add($"run {run}: the record {kind} has version {version} after version {_version}");
        (_run, _version) = (run, version);

        // The record of outputs has no status.
        if (kind == "Updated")
        {
            if (_status != "Running")
                _result.Chain.Add($"run {run}: outputs were recorded while it was {_status}");
            return;
        }

        var (status, attempt) = (row.GetString(3), row.GetInt32(4));
        if (kind == "Created" ? (status, attempt) != ("Pending", 1) : !Moves.Contains((_status, status, attempt - _attempt)))
            _result.Chain.Add($"run {run}: {_status} in attempt {_attempt} became {status} in attempt {attempt}");
        if (kind != "Created" && _status == "Running" && status == "Running")
            _sealed.Add($"{run}|{_attempt}|Abandoned");
        if (status is "Succeeded" or "Failed" or "Cancelled" && row.GetBoolean(5))
            _sealed.Add($"{run}|{attempt}|{status}");
        (_status, _attempt) = (status, attempt);
    }

    private void End()
    {
        if (_run is not null)
            _ends.Add(Phrase.Of($"{_run}|{_status}|{_attempt}|{_version}"));
        (_run, _status, _attempt, _version) = (null, string.Empty, 0, 0);
    }

    private void Compare(string what, HashSet<string> told, List<string> rows)
    {
        _result.Half.AddRange(told.Except(rows).Select(row => $"the change records tell of {what} that are not there: {row}"));
        _result.Half.AddRange(rows.Except(told).Select(row => $"there are {what} of which the change records do not tell: {row}"));
        if (rows.Count != told.Count)
            _result.Half.Add($"there are {rows.Count} {what} instead of {told.Count}");
    }
}
