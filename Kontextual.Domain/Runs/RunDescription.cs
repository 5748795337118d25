namespace Kontextual.Domain;

/// <summary>Describes operation runs.</summary>
internal sealed class RunDescription : IVersionedDescription<RunId, OperationRun>, IStatedDescription<RunId, OperationRun>
{
    private RunDescription()
    {
    }

    public static RunDescription Instance { get; } = new();

    public EntityKind Kind => EntityKind.Run;

    public RunId IdOf(OperationRun entity) => entity.Id;

    // A record of the kind Updated contains the outputs that it added.
    public bool HasState(ChangeKind kind) => kind != ChangeKind.Updated;

    public int VersionOf(OperationRun entity) => entity.Version;

    public OperationRun WithVersion(OperationRun entity, int version, DateTimeOffset time) => entity with { Version = version };

    public bool IsPurged(OperationRun entity) => entity.IsPurged;

    public OperationRun Blank(OperationRun entity) => entity with
    {
        Operation = string.Empty,
        IdempotencyKey = null,
        Diagnostics = [],
        IsPurged = true,
    };

    // Heartbeats are not recorded.
    public OperationRun Recorded(OperationRun entity) => entity with { HeartbeatAt = null };

    public void Write(StateWriter state, OperationRun value) => state
        .Add("actor", value.Actor)
        .Add("attempt", value.Attempt)
        .Add("createdAt", value.CreatedAt)
        .Add("diagnostics", value.Diagnostics)
        .Add("finishedAt", value.FinishedAt)
        .Add("id", value.Id)
        .Add("idempotencyKey", value.IdempotencyKey)
        .Add("inputBundleId", value.InputBundleId)
        .Add("operation", value.Operation)
        .Add("parentRunId", value.ParentRunId)
        .Add("startedAt", value.StartedAt)
        .AddWord("status", value.Status)
        .Add("version", value.Version);

    public OperationRun Read(StateReader state) => new()
    {
        Actor = state.OptionalText("actor"),
        Attempt = state.Number("attempt"),
        CreatedAt = state.Time("createdAt"),
        Diagnostics = state.Diagnostics("diagnostics"),
        FinishedAt = state.OptionalTime("finishedAt"),
        Id = state.Id<RunId>("id"),
        IdempotencyKey = state.OptionalText("idempotencyKey"),
        InputBundleId = state.OptionalId<BundleId>("inputBundleId"),
        Operation = state.Text("operation"),
        ParentRunId = state.OptionalId<RunId>("parentRunId"),
        StartedAt = state.OptionalTime("startedAt"),
        Status = state.Word<RunStatus>("status"),
        Version = state.Number("version"),
    };
}
