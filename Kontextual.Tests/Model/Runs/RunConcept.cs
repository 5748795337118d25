using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with runs and their outputs.</summary>
internal sealed class RunConcept() : Concept(10)
{
    public override EntityType Entity => new(EntityKind.Run, (scene, name) => scene.Id<RunId>(name));

    public override Mix Verbs => new(12,
        Weighted(5, StartRun.Generated),
        Weighted(6, BeginRun.Generated),
        Weighted(2, SuspendRun.Generated),
        Weighted(2, ContinueRun.Generated),
        Weighted(2, SucceedRun.Generated),
        Weighted(2, FailRun.Generated),
        Weighted(1, CancelRun.Generated),
        Weighted(2, ResumeRun.Generated),
        Weighted(3, TakeOverRun.Generated),
        Weighted(1, HeartbeatRun.Generated),
        Weighted(6, RecordOutput.Generated),
        Weighted(3, RecordOutputs.Generated),
        Weighted(1, PurgeRun.Generated));

    public override Mix Reads => new(5,
        Weighted(2, FindRun.Generated),
        Weighted(1, FindRunByKey.Generated),
        Weighted(3, ListRuns.Generated),
        Weighted(2, ListOutputs.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListRuns { Size = 0 }, new ListOutputs(new Ref(0), null, 1001, 1)];

    public override Gen<IReadOnlyList<Step>> Beginning =>
        from start in StartRun.Generated
        select (IReadOnlyList<Step>)[start, new BeginRun(new Ref(0), 0, Guess.Any), new AddStep(new Ref(0), 0, PlainValues.Path, PlainValues.Metadata)];

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        await moment.ListAsync(new ListRuns { Purged = true });
        foreach (var run in await moment.RowsAsync(new ListRuns { Purged = true }))
            moment.Add("outputs", (await ListOutputs.PageAsync(moment.Reads, run.Id, moment.AsOf, SurveyedMoment.Size, null)).Rows);
    }
}
