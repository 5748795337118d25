using System.Globalization;
using Kontextual.Benchmarks.Checks;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Creates many relationships between artifacts of the store in one durable commit.</summary>
internal sealed class LinkBatch(int size) : SequentialWorkload<IReadOnlyList<NewLink>, IReadOnlyList<Relationship>>
{
    public override string Name => "link-batch";

    public override string Operation => string.Create(CultureInfo.InvariantCulture, $"create {size:N0} relationships in one durable commit");

    public override int OperationsPerRound => 3;

    public override double? FloorTarget => 2;

    public override bool Writes => true;

    protected override int WritesPerOperation => size;

    protected override IReadOnlyList<NewLink>[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => Batch(plan, plan.First + i))];

    protected override ValueTask<IReadOnlyList<Relationship>> RunOneAsync(Entrant entrant, IReadOnlyList<NewLink> input) =>
        entrant.Contestant.LinkManyAsync(input);

    protected override long Fold(IReadOnlyList<Relationship> answer) => answer.Count + answer[^1].FromSequence;

    protected override void Describe(IReadOnlyList<Relationship> answer, AnswerDigest digest)
    {
        foreach (var relationship in answer)
            digest.Add(relationship);
    }

    private List<NewLink> Batch(RoundPlan plan, long number) =>
        [.. Enumerable.Range(0, size).Select(i => plan.Catalogue.Link((number * size) + i))];
}
