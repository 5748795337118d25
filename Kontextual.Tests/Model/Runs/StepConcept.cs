using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with the steps of runs.</summary>
internal sealed class StepConcept() : Concept(11)
{
    public override EntityType Entity => new(EntityKind.Step, (scene, name) => scene.Id<StepId>(name));

    public override Mix Verbs => new(6,
        Weighted(4, AddStep.Generated),
        Weighted(5, BeginStep.Generated),
        Weighted(2, SuspendStep.Generated),
        Weighted(2, SucceedStep.Generated),
        Weighted(2, FailStep.Generated),
        Weighted(1, SkipStep.Generated),
        Weighted(1, CancelStep.Generated));

    public override Mix Reads => new(3, Weighted(2, ReadSteps.Generated), Weighted(1, FindOpenStep.Generated), Weighted(1, FindWorkStep.Generated));

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        foreach (var run in await moment.RowsAsync(new ListRuns { Purged = true }))
        {
            moment.Add("steps", await ReadSteps.OfAsync(moment.Reads, run.Id, moment.AsOf));
            moment.Add("open step", await FindOpenStep.OfAsync(moment.Reads, run.Id, moment.AsOf));
        }
    }
}
