using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>Purging context packages and their references.</summary>
public sealed class ContextPurgeSpecs(Backend backend) : ContextSpecs(backend)
{
    private static readonly WriteContext Secret = new() { Reason = "secret" };

    [Test, Property("Rule", "A7")]
    public async Task Purging_a_reference_blanks_it_and_its_records_and_keeps_position_role_and_target()
    {
        var (package, _) = await NewPackageOfAsync(1);
        var removed = await RemovedAsync(Draft.Reference(package, Note) with { Metadata = Draft.Meta("""{"secret":1}"""), Provenance = Origin });

        var committed = await Repository.PurgeContextReferenceAsync(removed.Id, Expected.Exactly(2));

        (committed.Value, committed.Outcome).ShouldBe((removed with { Metadata = Metadata.Empty, Provenance = Provenance.None, IsPurged = true }, WriteOutcome.Purged));
        (committed.Value.Ordinal, committed.Value.Role, committed.Value.ArtifactId).ShouldBe((2, "note", Note.Id));
        (await Repository.ContextReferences.FindAsync(removed.Id, includeDeleted: true)).ShouldBe(committed.Value);
        (await BlankedAsync(removed.Id)).ShouldBe([(ChangeKind.Created, true), (ChangeKind.Deleted, true), (ChangeKind.Purged, false)]);
        (await Repository.PurgeContextReferenceAsync(removed.Id, Expected.Any)).Outcome.ShouldBe(WriteOutcome.Unchanged);
    }

    [Test, Property("Rule", "A7"), Property("Rule", "X2")]
    public async Task Purging_a_reference_to_an_external_record_erases_system_and_text()
    {
        var package = await NewPackageAsync();
        var target = ContextTarget.External("secret", "secret");
        var removed = await RemovedAsync(Draft.Reference(package, Note) with { Target = target, Provenance = Origin });

        var purged = (await Repository.PurgeContextReferenceAsync(removed.Id, Expected.Any)).Value;

        (purged.ExternalSystem, purged.ExternalReference, purged.Provenance).ShouldBe((null, null, Provenance.None));
        var query = new ContextReferenceQuery { IncludeDeleted = true, IncludePurged = true };
        (await Repository.ContextReferences.ListAsync(query)).Items.ShouldBe([purged]);
        (await Repository.ContextReferences.ListAsync(query with { Target = target })).Items.ShouldBeEmpty();
        (await Repository.ContextReferences.FindEntryAsync(purged.Id, true))!.TargetState.ShouldBe(ContextTargetState.External);
    }

    [Test, Property("Rule", "A7")]
    public async Task Purging_a_package_purges_its_references_first_by_id_and_blanks_all_records_and_names()
    {
        var package = (await Repository.CreateContextPackageAsync(
            Draft.Package("secret") with { Description = "secret", Metadata = Draft.Meta("""{"secret":1}""") }, Secret)).Value;
        await Repository.RenameContextPackageAsync(package.Id, Expected.Any, "secret too", Secret);
        var first = await AddAsync(Draft.Reference(package, Note));
        var second = await AddAsync(Draft.Reference(package, Note) with { Ordinal = 1 });
        var before = await RemovedAsync(Draft.Reference(package, Note));
        await Repository.PurgeContextReferenceAsync(before.Id, Expected.Any);
        var deleted = (await Repository.DeleteContextPackageAsync(package.Id, Expected.Any)).Value;

        var committed = await Repository.PurgeContextPackageAsync(package.Id, Expected.Exactly(3));

        (committed.Value, committed.Outcome).ShouldBe(
            (deleted with { Name = "", Description = "", Metadata = Metadata.Empty, IsPurged = true }, WriteOutcome.Purged));
        var ids = new[] { first, second }.Select(reference => $"{reference.Id}").Order(StringComparer.Ordinal);
        (await RecordsOfAsync(committed)).Select(record => ($"{record.EntityId}", record.Kind)).ShouldBe(
            ids.Append($"{package.Id}").Select(id => (id, ChangeKind.Purged)));
        (await BlankedAsync(package.Id)).ShouldBe(
            [(ChangeKind.Created, true), (ChangeKind.Updated, true), (ChangeKind.Deleted, true), (ChangeKind.Purged, false)]);
        var all = await Repository.ContextReferences.ListAsync(new() { Package = package.Id, IncludeDeleted = true, IncludePurged = true });
        all.Items.Count.ShouldBe(3);
        all.Items.ShouldAllBe(reference => reference.IsPurged);
        (await Repository.PurgeContextPackageAsync(package.Id, Expected.Any)).Outcome.ShouldBe(WriteOutcome.Unchanged);
    }

    [Test, Property("Rule", "A7"), Property("Rule", "A9")]
    public async Task What_was_purged_leaves_listings_of_the_present_and_the_past_unless_asked_for()
    {
        var (package, references) = await NewPackageOfAsync(2);
        var moment = AsOf.AtSequence((await Repository.Changes.HeadAsync()).Sequence);
        await Repository.DeleteContextPackageAsync(package.Id, Expected.Any);
        await Repository.PurgeContextPackageAsync(package.Id, Expected.Any);

        (await Repository.ContextPackages.ListAsync(new() { IncludeDeleted = true })).Items.ShouldBeEmpty();
        (await Repository.ContextPackages.ListAsync(new() { IncludeDeleted = true, IncludePurged = true })).Items.ShouldHaveSingleItem().IsPurged.ShouldBeTrue();
        var past = Repository.AsOf(moment);
        (await past.ContextPackages.ListAsync(new())).Items.ShouldBeEmpty();
        (await past.ContextReferences.ListAsync(new() { Package = package.Id })).Items.ShouldBeEmpty();
        (await past.ContextPackages.ListAsync(new() { IncludePurged = true })).Items.ShouldBe(
            [package with { Name = "", IsPurged = true }]);
        (await past.ContextPackages.FindAsync(package.Id)).ShouldBe(package with { Name = "", IsPurged = true });
        (await past.ContextReferences.ListAsync(new() { Package = package.Id, IncludePurged = true })).Items.Select(
            reference => (reference.Id, reference.Ordinal, reference.Role, reference.IsDeleted, reference.IsPurged)).ShouldBe(
            references.Select(reference => (reference.Id, reference.Ordinal, reference.Role, false, true)));
    }

    [Test, Property("Rule", "A7")]
    public async Task Only_what_exists_is_deleted_and_has_the_expected_version_can_be_purged_in_that_order()
    {
        var (package, references) = await NewPackageOfAsync(1);
        var id = Guid.Parse("01890000-0000-7000-8000-000000000001");

        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.PurgeContextPackageAsync(new(id), Expected.Any));
        await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.PurgeContextReferenceAsync(new(id), Expected.Any));
        await FailsWritingNothingAsync<EntityNotDeletedException>(() => Repository.PurgeContextPackageAsync(package.Id, Expected.Exactly(7)));
        await FailsWritingNothingAsync<EntityNotDeletedException>(() => Repository.PurgeContextReferenceAsync(references[0].Id, Expected.Exactly(7)));
        await Repository.DeleteContextPackageAsync(package.Id, Expected.Any);
        await FailsWritingNothingAsync<VersionConflictException>(() => Repository.PurgeContextPackageAsync(package.Id, Expected.Exactly(1)));
        await FailsWritingNothingAsync<VersionConflictException>(() => Repository.PurgeContextReferenceAsync(references[0].Id, Expected.Exactly(1)));
    }

    private async Task<ContextReference> RemovedAsync(ContextReferenceDraft draft)
    {
        var added = await Repository.AddContextReferenceAsync(draft, Secret);
        return (await Repository.RemoveContextReferenceAsync(added.Value.Id, Expected.Any, Secret)).Value;
    }

    private async Task<IEnumerable<(ChangeKind, bool)>> BlankedAsync(EntityId id)
    {
        var records = (await StoreDump.ChangesAsync(Repository.Changes)).Where(record => record.EntityId == id).ToList();
        records.ShouldAllBe(record => record.Salt != null || (record.State == null && record.Reason == null));
        return records.Select(record => (record.Kind, record.Salt is null));
    }
}
