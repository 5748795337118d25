using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Workloads;

/// <summary>Clients that mostly read. Of ten operations, nine get an artifact by id or by name, and one revises an artifact.</summary>
internal sealed class MixedClients : ConcurrentWorkload<MixedClients.Step>
{
    public override string Name => "mixed-8";

    public override string Operation => "90 % get by id or name, 10 % revise, durably; 8 clients";

    public override int OperationsPerRound => 2400;

    protected override int Clients => 8;

    protected override Step[] Inputs(RoundPlan plan) =>
        [.. Enumerable.Range(0, plan.Operations).Select(i => StepOf(plan, plan.First + i))];

    protected override async ValueTask RunOneAsync(IContestant contestant, Step input)
    {
        if (input.Change is { } change)
            await contestant.ReviseAsync(change);
        else if (input.ByName)
            await contestant.GetByNameAsync(input.Entry.Collection, input.Entry.Name);
        else
            await contestant.GetAsync(input.Entry.Id);
    }

    protected override bool IsWrite(Step input) => input.Change is not null;

    private static Step StepOf(RoundPlan plan, long number)
    {
        var entry = plan.Catalogue.Any(number);

        // Two clients may revise the same artifact at the same time. The second one must not fail.
        var change = number % 10 == 9
            ? new NewContent(entry.Id, Expected.Any, plan.Catalogue.Samples.Text(3_000_000_000 + number), Samples.Origin(number))
            : null;
        return new Step(entry, number % 2 == 0, change);
    }

    internal sealed record Step(CatalogueEntry Entry, bool ByName, NewContent? Change);
}
