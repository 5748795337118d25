using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Store;

namespace Kontextual.Tests.Contexts;

/// <summary>References to runs.</summary>
public sealed class ContextRunSpecs(Backend backend) : DamagedStore(backend)
{
    [Test, Property("Rule", "X1")]
    public async Task A_run_can_be_referred_to_while_it_is_there_and_reads_as_purged_later()
    {
        var package = (await Repository.CreateContextPackageAsync(Draft.Package("p"))).Value;
        var missing = ContextTarget.ForRun(RunId.Parse("01890000-0000-7000-8000-000000000007"));
        await FailsWritingNothingAsync<DanglingReferenceException>(
            () => Repository.AddContextReferenceAsync(new() { Package = package.Id, Role = "made by", Target = missing }));
        var run = (await Repository.StartRunAsync(new() { Operation = "ingest" })).Value;
        var draft = new ContextReferenceDraft { Package = package.Id, Role = "made by", Target = ContextTarget.ForRun(run.Id) };

        var reference = (await Repository.AddContextReferenceAsync(draft)).Value;

        reference.RunId.ShouldBe(run.Id);
        (await Repository.ContextReferences.FindEntryAsync(reference.Id)).ShouldBe(new ContextEntry(reference, ContextTargetState.Live));
        (await Repository.ContextPackages.ListAsync(new() { RefersTo = draft.Target })).Items.ShouldBe([package]);
        (await Repository.ContextReferences.ListAsync(new() { Target = draft.Target })).Items.ShouldBe([reference]);
        await Repository.CancelRunAsync(new(run.Id, 1));
        await Repository.PurgeRunAsync(run.Id, Expected.Any);
        (await Repository.ContextReferences.FindEntryAsync(reference.Id))!.TargetState.ShouldBe(ContextTargetState.Purged);
        await FailsWritingNothingAsync<DanglingReferenceException>(() => Repository.AddContextReferenceAsync(draft));
    }

    [Test, Property("Rule", "P7")]
    public async Task A_target_that_is_gone_from_the_store_is_damage_and_not_an_external_record()
    {
        var package = (await Repository.CreateContextPackageAsync(Draft.Package("p"))).Value;
        var run = (await Repository.StartRunAsync(new() { Operation = "ingest" })).Value;
        var reference = (await Repository.AddContextReferenceAsync(
            new() { Package = package.Id, Role = "made by", Target = ContextTarget.ForRun(run.Id) })).Value;
        var wrong = reference with { RunId = RunId.Parse("01890000-0000-7000-8000-000000000008") };
        await DamageAsync(db => db.Update(wrong));

        await MeetsAsync(() => Repository.ContextReferences.ListEntriesAsync(new() { Package = package.Id }), "table context_references", $"{reference.Id}", "run_id");
        await MeetsAsync(() => Repository.ContextReferences.FindEntryAsync(reference.Id), "table context_references", "run_id");
    }
}
