namespace Kontextual.Tests.Model;

/// <summary>What programs do with revisions and contents.</summary>
internal sealed class RevisionConcept() : Concept(3)
{
    public override Mix Reads => new(4,
        Weighted(1, ListRevisions.Generated),
        Weighted(1, FindRevision.Generated),
        Weighted(1, ReadText.Generated),
        Weighted(1, ReadBytes.Generated),
        Weighted(1, FindText.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListRevisions(new Ref(0), 1001, 1)];

    // The history is that of the present: revisions have no past of their own.
    public override async Task SurveyAsync(SurveyedMoment moment)
    {
        if (moment.AsOf is not null)
            return;
        foreach (var artifact in await moment.RowsAsync(new ListArtifacts { Deleted = true, Purged = true }))
        {
            var history = await ListRevisions.PageAsync(moment.Reads, artifact.Id, SurveyedMoment.Size, null);
            moment.Add("revisions", history.Rows);
            foreach (var revision in history.Rows.Where(revision => !revision.IsPurged))
                moment.Add("content", [await ReadBytes.BytesAsync(moment.Reads, artifact.Id, revision.Number, streamed: false)]);
        }
    }
}
