using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>Creating, renaming, updating and deleting context packages.</summary>
public sealed class ContextPackageSpecs(Backend backend) : ContextSpecs(backend)
{
    [Test, Property("Rule", "X1"), Property("Rule", "C1")]
    public async Task Create_gives_version_1_and_one_change_record()
    {
        var draft = new ContextPackageDraft { Name = "cafe\u0301", Description = "d\n", Metadata = Draft.Meta("""{"n":1.0}""") };

        var committed = await Repository.CreateContextPackageAsync(draft, new WriteContext { Actor = "ann" });

        var package = committed.Value;
        package.ShouldBe(new ContextPackage
        {
            Id = package.Id,
            Name = "caf\u00e9",
            Description = "d\n",
            Metadata = draft.Metadata,
            Version = 1,
            CreatedAt = Time.Kept,
            UpdatedAt = Time.Kept,
        });
        (await Repository.ContextPackages.FindAsync(package.Id)).ShouldBe(package);
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion, record.Actor)
            .ShouldBe((EntityKind.ContextPackage, (EntityId)package.Id, ChangeKind.Created, 1, "ann"));
    }

    [Test]
    public async Task Several_packages_can_have_one_name()
    {
        var first = await NewPackageAsync("same");
        var second = await NewPackageAsync("same");
        var third = await NewPackageAsync("other");

        var renamed = await Repository.RenameContextPackageAsync(third.Id, Expected.Exactly(1), "same");

        (await Repository.ContextPackages.ListAsync(new() { Name = "same" })).Items.ShouldBe([first, second, renamed.Value], ignoreOrder: true);
    }

    [Test, Property("Rule", "C1")]
    public async Task Rename_and_update_change_what_is_given_each_with_one_record()
    {
        var package = await NewPackageAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        var renamed = await Repository.RenameContextPackageAsync(package.Id, Expected.Exactly(1), "new");
        var updated = await Repository.UpdateContextPackageAsync(
            package.Id, Expected.Exactly(2), new ContextPackageChange { Description = "d", Metadata = Draft.Meta("""{"a":1}""") });
        var described = await Repository.UpdateContextPackageAsync(package.Id, Expected.Exactly(3), new ContextPackageChange { Description = "" });

        (renamed.Value, renamed.Outcome).ShouldBe((package with { Name = "new", Version = 2, UpdatedAt = Time.Kept }, WriteOutcome.Updated));
        updated.Value.ShouldBe(renamed.Value with { Description = "d", Metadata = Draft.Meta("""{"a":1}"""), Version = 3 });
        described.Value.ShouldBe(updated.Value with { Description = "", Version = 4 });
        (await Repository.ContextPackages.GetAsync(package.Id)).ShouldBe(described.Value);
        foreach (var committed in new[] { renamed, updated, described })
        {
            var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
            (record.Kind, record.EntityId, record.EntityVersion).ShouldBe((ChangeKind.Updated, (EntityId)package.Id, committed.Value.Version));
        }
    }

    [Test]
    public async Task What_is_there_already_changes_nothing_and_says_so()
    {
        var package = await NewPackageAsync("caf\u00e9");
        var dump = await DumpAsync();

        var renamed = await Repository.RenameContextPackageAsync(package.Id, Expected.Exactly(1), "cafe\u0301");
        var updated = await Repository.UpdateContextPackageAsync(
            package.Id, Expected.Exactly(1), new ContextPackageChange { Description = "", Metadata = Metadata.Parse(" {} ") });

        foreach (var committed in new[] { renamed, updated })
        {
            (committed.Value, committed.Outcome).ShouldBe((package, WriteOutcome.Unchanged));
            committed.FirstSequence.ShouldBeNull();
        }

        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "C1")]
    public async Task Delete_removes_the_live_references_first_by_id_each_with_its_record()
    {
        var (package, references) = await NewPackageOfAsync(3);
        var removed = (await Repository.RemoveContextReferenceAsync(references[1].Id, Expected.Any)).Value;
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await Repository.DeleteContextPackageAsync(package.Id, Expected.Exactly(1));

        committed.Value.ShouldBe(package with { Version = 2, UpdatedAt = Time.Kept, DeletedAt = Time.Kept });
        var records = await RecordsOfAsync(committed);
        var ids = new[] { references[0], references[2] }.Select(reference => $"{reference.Id}").Order(StringComparer.Ordinal);
        records.Select(record => ($"{record.EntityId}", record.EntityKind, record.Kind)).ShouldBe(
        [
            .. ids.Select(id => (id, EntityKind.ContextReference, ChangeKind.Deleted)), ($"{package.Id}", EntityKind.ContextPackage, ChangeKind.Deleted),
        ]);
        (await Repository.ContextPackages.FindAsync(package.Id)).ShouldBeNull();
        (await Repository.ContextPackages.FindAsync(package.Id, includeDeleted: true)).ShouldBe(committed.Value);
        (await Repository.ContextReferences.ListAsync(new() { Package = package.Id })).Items.ShouldBeEmpty();
        var all = (await Repository.ContextReferences.ListAsync(new() { Package = package.Id, IncludeDeleted = true })).Items;
        all.Select(reference => (reference.Id, reference.Ordinal, reference.Version)).ShouldBe(
            [(references[0].Id, 1, 2), (references[2].Id, 2, 3), (removed.Id, 2, 2)], ignoreOrder: true);
    }

    [Test, Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_with_both_versions()
    {
        var package = await NewPackageAsync();
        var (id, wrong) = (package.Id, Expected.Exactly(2));
        foreach (var verb in new Func<Task>[]
        {
            () => Repository.RenameContextPackageAsync(id, wrong, "x"),
            () => Repository.RenameContextPackageAsync(id, wrong, package.Name),
            () => Repository.UpdateContextPackageAsync(id, wrong, new ContextPackageChange()),
            () => Repository.DeleteContextPackageAsync(id, wrong),
        })
        {
            var error = await FailsWritingNothingAsync<VersionConflictException>(verb);
            (error.Kind, error.EntityId, error.ExpectedVersion, error.ActualVersion).ShouldBe((EntityKind.ContextPackage, (EntityId)id, 2, 1));
        }
    }

    [Test]
    public async Task What_is_deleted_or_was_never_there_is_not_found_by_any_verb()
    {
        var gone = await NewPackageAsync();
        await Repository.DeleteContextPackageAsync(gone.Id, Expected.Any);
        foreach (var id in new[] { gone.Id, ContextPackageId.Parse("01890000-0000-7000-8000-000000000000") })
        {
            foreach (var verb in new Func<Task>[]
            {
                () => Repository.RenameContextPackageAsync(id, Expected.Any, "x"),
                () => Repository.UpdateContextPackageAsync(id, Expected.Any, new ContextPackageChange { Description = "d" }),
                () => Repository.DeleteContextPackageAsync(id, Expected.Any),
                () => Repository.AddContextReferenceAsync(Draft.Reference(gone, Note) with { Package = id }),
            })
            {
                var error = await FailsWritingNothingAsync<EntityNotFoundException>(verb);
                (error.Kind, error.Key).ShouldBe((EntityKind.ContextPackage, $"{id}"));
            }
        }
    }
}
