using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Lists collections by name, page by page.</summary>
internal sealed class ListPage : SequentialWorkload<ListPage.Walk, Page<Artifact>>
{
    public override string Name => "list-page";

    public override string Operation => "a page of 100 artifacts of a collection by name";

    public override int OperationsPerRound => 60;

    public override double? FloorTarget => 1.6;

    protected override Walk[] Inputs(RoundPlan plan)
    {
        // One client runs all steps of a round. Each step continues where the previous step ended.
        var walk = new Walk(plan.Catalogue.Collections, (int)(plan.First / plan.Operations));
        return [.. Enumerable.Repeat(walk, plan.Operations)];
    }

    protected override async ValueTask<Page<Artifact>> RunOneAsync(Entrant entrant, Walk input)
    {
        var page = await entrant.Contestant.ListAsync(input.Collection, input.Cursor);
        input.GoOn(page.NextCursor);
        return page;
    }

    protected override long Fold(Page<Artifact> answer) => answer.Items.Count + answer.Items[^1].Name.Length;

    // The cursors have a different form for each contestant, so they are not compared.
    protected override void Describe(Page<Artifact> answer, AnswerDigest digest)
    {
        digest.Add(answer.NextCursor is null);
        foreach (var artifact in answer.Items)
            digest.Add(artifact);
    }

    internal sealed class Walk(IReadOnlyList<CollectionId> collections, int start)
    {
        private int _at = start;

        public CollectionId Collection => collections[_at % collections.Count];

        public string? Cursor { get; private set; }

        public void GoOn(string? cursor)
        {
            Cursor = cursor;
            if (cursor is null)
                _at++;
        }
    }
}
