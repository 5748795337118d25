namespace Kontextual.Domain;

/// <summary>Describes workflow steps.</summary>
internal sealed class StepDescription : IVersionedDescription<StepId, WorkflowStep>, IStatedDescription<StepId, WorkflowStep>
{
    private StepDescription()
    {
    }

    public static StepDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Step;

    public StepId IdOf(WorkflowStep entity) => entity.Id;

    public int VersionOf(WorkflowStep entity) => entity.Version;

    public WorkflowStep WithVersion(WorkflowStep entity, int version, DateTimeOffset time) => entity with { Version = version };

    public bool IsPurged(WorkflowStep entity) => entity.IsPurged;

    public WorkflowStep Blank(WorkflowStep entity) => entity with
    {
        Name = string.Empty,
        Parameters = Metadata.Empty,
        Result = null,
        Diagnostics = [],
        IsPurged = true,
    };

    public void Write(StateWriter state, WorkflowStep value) => state
        .Add("attempt", value.Attempt)
        .Add("diagnostics", value.Diagnostics)
        .Add("finishedAt", value.FinishedAt)
        .Add("id", value.Id)
        .Add("name", value.Name)
        .Add("ordinal", value.Ordinal)
        .Add("parameters", value.Parameters)
        .Add("result", value.Result)
        .Add("runId", value.RunId)
        .Add("startedAt", value.StartedAt)
        .AddWord("status", value.Status)
        .Add("version", value.Version);

    public WorkflowStep Read(StateReader state) => new()
    {
        Attempt = state.Number("attempt"),
        Diagnostics = state.Diagnostics("diagnostics"),
        FinishedAt = state.OptionalTime("finishedAt"),
        Id = state.Id<StepId>("id"),
        Name = state.Text("name"),
        Ordinal = state.Number("ordinal"),
        Parameters = state.Metadata("parameters"),
        Result = state.OptionalJson("result"),
        RunId = state.Id<RunId>("runId"),
        StartedAt = state.OptionalTime("startedAt"),
        Status = state.Word<StepStatus>("status"),
        Version = state.Number("version"),
    };
}
