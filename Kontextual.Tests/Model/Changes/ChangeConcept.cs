namespace Kontextual.Tests.Model;

/// <summary>What programs do with change records. After each transaction, those that it made are compared as well.</summary>
internal sealed class ChangeConcept() : Concept(6)
{
    public override Mix Reads => new(2, Weighted(1, ListChangesOf.Generated), Weighted(1, ListChanges.Generated));

    public override IReadOnlyList<Step> WrongReads =>
        [new ListChangesOf(Concepts.Entities.First(), new Ref(0), 0, 1), new ListChanges(0, 0), new ListChanges(0, 1001)];

    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        if (moment.AsOf is null)
            moment.Add("changes", [await ChangePage.ReadAsync(moment.Reads, 0, SurveyedMoment.Size)]);
    }
}
