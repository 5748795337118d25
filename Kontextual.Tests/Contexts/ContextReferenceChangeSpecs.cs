using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>Updating references, and what their verbs refuse.</summary>
public sealed class ContextReferenceChangeSpecs(Backend backend) : ContextSpecs(backend)
{
    [Test, Property("Rule", "C1")]
    public async Task Update_changes_what_is_given_and_keeps_the_rest_each_with_one_record()
    {
        var (_, references) = await NewPackageOfAsync(2);
        var id = references[0].Id;
        Time.Advance(TimeSpan.FromMinutes(1));

        var role = await Repository.UpdateContextReferenceAsync(id, Expected.Exactly(1), new ContextReferenceChange { Role = "e\u0301" });
        var rest = await Repository.UpdateContextReferenceAsync(
            id, Expected.Exactly(2), new ContextReferenceChange { Metadata = Draft.Meta("""{"a":1}"""), Provenance = Origin });

        (role.Value, role.Outcome).ShouldBe((references[0] with { Role = "\u00e9", Version = 2, UpdatedAt = Time.Kept }, WriteOutcome.Updated));
        rest.Value.ShouldBe(role.Value with { Metadata = Draft.Meta("""{"a":1}"""), Provenance = Origin, Version = 3 });
        (await Repository.ContextReferences.GetAsync(id)).ShouldBe(rest.Value);
        foreach (var committed in new[] { role, rest })
        {
            var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
            (record.Kind, record.EntityId, record.EntityVersion).ShouldBe((ChangeKind.Updated, (EntityId)id, committed.Value.Version));
        }
    }

    [Test]
    public async Task Update_with_what_is_there_already_changes_nothing_and_says_so()
    {
        var (_, references) = await NewPackageOfAsync(1);
        var dump = await DumpAsync();
        foreach (var change in new ContextReferenceChange[]
        {
            new(), new() { Role = "role 1", Metadata = Metadata.Parse(" {} "), Provenance = new Provenance() },
        })
        {
            var committed = await Repository.UpdateContextReferenceAsync(references[0].Id, Expected.Exactly(1), change);
            (committed.Value, committed.Outcome, committed.FirstSequence).ShouldBe((references[0], WriteOutcome.Unchanged, null));
        }

        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_with_both_versions_even_when_nothing_would_change()
    {
        var (_, references) = await NewPackageOfAsync(2);
        var (id, wrong) = (references[0].Id, Expected.Exactly(2));
        foreach (var verb in new Func<Task>[]
        {
            () => Repository.UpdateContextReferenceAsync(id, wrong, new ContextReferenceChange()),
            () => Repository.MoveContextReferenceAsync(id, wrong, 1),
            () => Repository.MoveContextReferenceAsync(id, wrong, 2),
            () => Repository.RemoveContextReferenceAsync(id, wrong),
        })
        {
            var error = await FailsWritingNothingAsync<VersionConflictException>(verb);
            (error.Kind, error.EntityId, error.ExpectedVersion, error.ActualVersion).ShouldBe((EntityKind.ContextReference, (EntityId)id, 2, 1));
        }
    }

    [Test]
    public async Task What_is_removed_can_be_neither_updated_nor_moved_nor_removed()
    {
        var (_, references) = await NewPackageOfAsync(2);
        var id = references[0].Id;
        await Repository.RemoveContextReferenceAsync(id, Expected.Any);
        foreach (var verb in new Func<Task>[]
        {
            () => Repository.UpdateContextReferenceAsync(id, Expected.Any, new ContextReferenceChange { Role = "x" }),
            () => Repository.MoveContextReferenceAsync(id, Expected.Any, 1),
            () => Repository.RemoveContextReferenceAsync(id, Expected.Any),
        })
        {
            var error = await FailsWritingNothingAsync<EntityNotFoundException>(verb);
            (error.Kind, error.Key).ShouldBe((EntityKind.ContextReference, $"{id}"));
        }
    }

    [Test, Property("Rule", "X2")]
    public async Task The_provenance_of_a_reference_to_an_external_record_is_never_empty()
    {
        var package = await NewPackageAsync();
        var draft = Draft.Reference(package, Note) with { Target = ContextTarget.External("memory", "r"), Provenance = Origin };
        var outside = await AddAsync(draft);
        var inside = await AddAsync(Draft.Reference(package, Note) with { Provenance = Origin });
        var none = new ContextReferenceChange { Provenance = Provenance.None };

        (await FailsWritingNothingAsync<ArgumentException>(() => Repository.AddContextReferenceAsync(draft with { Provenance = Provenance.None })))
            .ParamName.ShouldBe("draft");
        (await FailsWritingNothingAsync<ArgumentException>(() => Repository.UpdateContextReferenceAsync(outside.Id, Expected.Exactly(9), none)))
            .ParamName.ShouldBe("change");
        (await Repository.UpdateContextReferenceAsync(inside.Id, Expected.Any, none)).Value.Provenance.ShouldBe(Provenance.None);
    }

    [Test]
    public async Task Null_is_refused()
    {
        var (package, references) = await NewPackageOfAsync(1);
        var good = Draft.Reference(package, Note);
        foreach (var draft in new[]
        {
            null, good with { Role = null! }, good with { Target = null! }, good with { Metadata = null! }, good with { Provenance = null! },
            good with { Provenance = new Provenance { Actor = "\ud800" } },
        })
        {
            await FailsWritingNothingAsync<ArgumentException>(() => Repository.AddContextReferenceAsync(draft!));
        }

        await FailsWritingNothingAsync<ArgumentNullException>(() => Repository.UpdateContextReferenceAsync(references[0].Id, Expected.Any, null!));
        await FailsWritingNothingAsync<ArgumentNullException>(() => Repository.CreateContextPackageAsync(null!));
        await FailsWritingNothingAsync<ArgumentNullException>(() => Repository.CreateContextPackageAsync(Draft.Package("a") with { Metadata = null! }));
        await FailsWritingNothingAsync<ArgumentNullException>(() => Repository.UpdateContextPackageAsync(package.Id, Expected.Any, null!));
        await FailsWritingNothingAsync<ArgumentNullException>(() => Repository.RenameContextPackageAsync(package.Id, Expected.Any, null!));
        Should.Throw<ArgumentNullException>(() => ContextTarget.External(null!, "r")).ParamName.ShouldBe("system");
        Should.Throw<ArgumentNullException>(() => ContextTarget.External("memory", null!)).ParamName.ShouldBe("reference");
    }
}
