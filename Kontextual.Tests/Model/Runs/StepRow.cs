using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a step of a run.</summary>
internal sealed record StepRow(
    StepId Id,
    RunId Run,
    int Ordinal,
    string Name,
    StepStatus Status,
    int Attempt,
    string Parameters,
    string? Result,
    int Version,
    string? StartedAt,
    string? FinishedAt,
    string Diagnostics,
    bool IsPurged) : IEntityRow<StepId, StepRow>
{
    public static EntityKind Kind => EntityKind.Step;

    bool IEntityRow<StepRow>.IsDeleted => false;

    /// <summary>True when the step needs no more work.</summary>
    internal bool IsDone => Status is StepStatus.Succeeded or StepStatus.Skipped;

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("attempt", Attempt), ("diagnostics", Diagnostics), ("finishedAt", ChangeRow.Stamp(FinishedAt)), ("id", Id), ("name", Name),
        ("ordinal", Ordinal), ("parameters", Parameters), ("result", Result), ("runId", Run), ("startedAt", ChangeRow.Stamp(StartedAt)),
        ("status", Status), ("version", Version));

    public static StepRow Of(WorkflowStep s) => new(
        s.Id, s.RunId, s.Ordinal, s.Name, s.Status, s.Attempt, s.Parameters.Text, s.Result?.Text, s.Version, Clock.Text(s.StartedAt),
        Clock.Text(s.FinishedAt), OwnForms.Diagnostics(s.Diagnostics), s.IsPurged);

    public StepRow Blank() => this with { Name = "", Parameters = "{}", Result = null, Diagnostics = Notices.None.Text, IsPurged = true };

    // As with runs.
    StepRow IEntityRow<StepRow>.InPast(StepRow now) => now.IsPurged ? now with { Version = Version } : this;
}
