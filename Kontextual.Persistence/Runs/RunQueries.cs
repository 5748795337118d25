using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs;

/// <summary>Queries for single runs and for what belongs to them. EF translates each of them once.</summary>
internal static class RunQueries
{
    public static CompiledQuery<RunId, OperationRun?> ById { get; } = new((db, id, _) => db.Set<OperationRun>().FirstOrDefault(r => r.Id == id));

    public static CompiledQuery<string, string, OperationRun?> ByKey { get; } = new((db, operation, key, _) =>
        db.Set<OperationRun>().FirstOrDefault(r => r.Operation == operation && r.IdempotencyKey == key));

    public static CompiledQuery<StepId, WorkflowStep?> Step { get; } = new((db, id, _) => db.Set<WorkflowStep>().FirstOrDefault(s => s.Id == id));

    public static CompiledQuery<RunId, int?> LastOrdinal { get; } = new((db, run, _) =>
        db.Set<WorkflowStep>().Where(s => s.RunId == run).Max(s => (int?)s.Ordinal));

    public static CompiledQuery<BundleId, InputBundle?> Bundle { get; } = new((db, id, _) => db.Set<InputBundle>().FirstOrDefault(b => b.Id == id));

    public static CompiledQuery<ManifestId, RunManifest?> Manifest { get; } = new((db, id, _) => db.Set<RunManifest>().FirstOrDefault(m => m.Id == id));

    public static CompiledQuery<RunId, int, RunManifest?> ManifestOf { get; } = new((db, run, attempt, _) =>
        db.Set<RunManifest>().FirstOrDefault(m => m.RunId == run && m.Attempt == attempt));

    public static CompiledQuery<RunId, string, RunOutput?> CurrentOutput { get; } = new((db, run, path, _) =>
        db.Set<RunOutput>().FirstOrDefault(o => o.RunId == run && o.Path == path && o.ToSequence == null));
}
