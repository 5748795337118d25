using Kontextual.Domain;
using Kontextual.Tests.Runs;

namespace Kontextual.Tests.Model;

/// <summary>What a side shows of a manifest.</summary>
internal sealed record ManifestRow(
    ManifestId Id,
    RunId Run,
    int Attempt,
    AttemptOutcome Outcome,
    string Tool,
    string Environment,
    string StartedAt,
    string FinishedAt,
    string Diagnostics,
    string Digest,
    int Entries,
    bool IsPurged) : IEntityRow<ManifestId, ManifestRow>
{
    public static EntityKind Kind => EntityKind.Manifest;

    int IEntityRow<ManifestRow>.Version => 1;

    bool IEntityRow<ManifestRow>.IsDeleted => false;

    /// <summary>The state in change records.</summary>
    public string State() => ChangeRow.StateOf(
        ("attempt", Attempt), ("diagnostics", Diagnostics), ("digest", Digest), ("entryCount", Entries), ("environment", Environment),
        ("finishedAt", ChangeRow.Stamp(FinishedAt)), ("id", Id), ("outcome", Outcome), ("runId", Run), ("startedAt", ChangeRow.Stamp(StartedAt)),
        ("tool", Tool));

    public static ManifestRow Of(RunManifest m) => new(
        m.Id, m.RunId, m.Attempt, m.Outcome, m.Tool.Text, m.Environment.Text, Clock.Text(m.StartedAt), Clock.Text(m.FinishedAt),
        OwnForms.Diagnostics(m.Diagnostics), $"{m.Digest}", m.EntryCount, m.IsPurged);

    public ManifestRow Blank() => this with { Tool = "{}", Environment = "{}", Diagnostics = Notices.None.Text, IsPurged = true };
}
