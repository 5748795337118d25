using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with input bundles.</summary>
internal sealed class BundleConcept() : Concept(12)
{
    public override EntityType Entity => new(EntityKind.Bundle, (scene, name) => scene.Id<BundleId>(name));

    public override Mix Reads => new(2, Weighted(1, FindBundle.Generated), Weighted(1, ListInputs.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListInputs(new Ref(0), null, 0, 1)];

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        foreach (var run in await moment.RowsAsync(new ListRuns { Purged = true }))
        {
            if (run.Bundle is { } bundle)
                moment.Add("inputs", (await ListInputs.PageAsync(moment.Reads, bundle, moment.AsOf, SurveyedMoment.Size, null)).Rows);
        }
    }
}
