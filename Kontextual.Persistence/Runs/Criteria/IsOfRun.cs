using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the outputs of a run.</summary>
internal sealed class IsOfRun(RunId run) : Criterion<RunOutput, RunOutput>("run", $"{run}")
{
    public override Condition<RunOutput> Now => new Equal<RunOutput, RunId>(o => o.RunId, run);

    public override Condition<RunOutput> Then(long sequence) => Now;
}
