using Kontextual.Benchmarks.Raw;
using Kontextual.Benchmarks.Stores;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Steps;

/// <summary>Begins and finishes steps with prepared statements, after the same checks as the library. It writes the same rows.</summary>
internal sealed class RawSteps : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly RawTransaction _transaction;
    private readonly RawStatement _run;
    private readonly RawStatement _step;
    private readonly RawStatement _begin;
    private readonly RawStatement _succeed;

    private RawSteps(SqliteConnection connection, Sources sources)
    {
        _connection = connection;
        _transaction = new RawTransaction(new RawStatements(connection), sources);
        _run = new RawStatement(connection, "SELECT attempt, status FROM operation_runs WHERE id = $1 AND is_purged = 0", 1);
        _step = new RawStatement(
            connection,
            """
            SELECT run_id, ordinal, name, status, attempt, parameters, result, version, started_at, finished_at, diagnostics
            FROM workflow_steps WHERE id = $1 AND is_purged = 0
            """,
            1);
        _begin = new RawStatement(
            connection,
            """
            UPDATE workflow_steps SET status = 'Running', attempt = $2, version = $3, started_at = $4, finished_at = NULL, result = NULL, diagnostics = '[]'
            WHERE id = $1
            """,
            4);
        _succeed = new RawStatement(
            connection, "UPDATE workflow_steps SET status = 'Succeeded', attempt = $2, version = $3, finished_at = $4, result = $5 WHERE id = $1", 5);
    }

    public static RawSteps Open(string path, Sources sources) => new(RawConnection.Open(path, RawContestant.ApplicationId), sources);

    public WorkflowStep Begin(RunAttempt attempt, StepId id) => _transaction.Run(chain =>
    {
        var found = Require(attempt, id, StepStatus.Pending);
        var begun = found with
        {
            Status = StepStatus.Running,
            Attempt = attempt.Attempt,
            Version = found.Version + 1,
            StartedAt = chain.Time,
            FinishedAt = null,
            Result = null,
            Diagnostics = [],
        };
        var time = UtcTime.Format(chain.Time);
        _begin.With(RawRows.IdText(id.Value), begun.Attempt, begun.Version, time).Run();
        _transaction.Insert(chain.Add(begun), time);
        return begun;
    });

    public WorkflowStep Succeed(RunAttempt attempt, StepId id, KeptJson result) => _transaction.Run(chain =>
    {
        var found = Require(attempt, id, StepStatus.Running);
        var done = found with
        {
            Status = StepStatus.Succeeded,
            Attempt = attempt.Attempt,
            Version = found.Version + 1,
            FinishedAt = chain.Time,
            Result = result,
        };
        var time = UtcTime.Format(chain.Time);
        _succeed.With(RawRows.IdText(id.Value), done.Attempt, done.Version, time, result.Text).Run();
        _transaction.Insert(chain.Add(done), time);
        return done;
    });

    public void Dispose() => _connection.Dispose();

    private WorkflowStep Require(RunAttempt attempt, StepId id, StepStatus status)
    {
        RequireRunning(attempt);
        using var row = _step.With(RawRows.IdText(id.Value)).Read();
        if (!row.Read() || RunId.Parse(row.GetString(0)) != attempt.RunId)
            throw new EntityNotFoundException(EntityKind.Step, id.ToString());
        var found = new WorkflowStep
        {
            Id = id,
            RunId = attempt.RunId,
            Ordinal = row.GetInt32(1),
            Name = row.GetString(2),
            Status = Enum.Parse<StepStatus>(row.GetString(3)),
            Attempt = row.GetInt32(4),
            Parameters = Metadata.FromStored(row.GetString(5)),
            Result = row.IsDBNull(6) ? null : KeptJson.Parse(row.GetString(6)),
            Version = row.GetInt32(7),
            StartedAt = row.IsDBNull(8) ? null : RawTimes.Parse(row.GetString(8)),
            FinishedAt = row.IsDBNull(9) ? null : RawTimes.Parse(row.GetString(9)),
            Diagnostics = DiagnosticsText.Parse(row.GetString(10)),
        };
        return found.Status == status ? found : throw new InvalidTransitionException(EntityKind.Step, id, $"{found.Status}", $"{status}");
    }

    private void RequireRunning(RunAttempt attempt)
    {
        using var row = _run.With(RawRows.IdText(attempt.RunId.Value)).Read();
        if (!row.Read())
            throw new EntityNotFoundException(EntityKind.Run, attempt.RunId.ToString());
        var status = Enum.Parse<RunStatus>(row.GetString(1));
        if (row.GetInt32(0) != attempt.Attempt)
            throw new RunAttemptEndedException(attempt, row.GetInt32(0), status);
        if (status != RunStatus.Running)
            throw new RunNotRunningException(attempt.RunId, status);
    }
}
