using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Collections;

/// <summary>Renaming collections and updating what they hold beside artifacts.</summary>
public sealed class CollectionChangeSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C1")]
    public async Task Rename_gives_the_next_version_and_one_change_record()
    {
        var before = await NewCollectionAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await RenameAsync(before, Expected.Exactly(1), "ideas");

        var after = committed.Value;
        committed.Outcome.ShouldBe(WriteOutcome.Updated);
        committed.Changed.ShouldBeTrue();
        after.ShouldBe(before with { Name = "ideas", Version = 2, UpdatedAt = Time.Kept });
        (await Repository.Collections.FindByNameAsync("ideas")).ShouldBe(after);
        (await Repository.Collections.FindByNameAsync("notes")).ShouldBeNull();
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        record.Kind.ShouldBe(ChangeKind.Updated);
        record.EntityId.ShouldBe(before.Id);
        record.EntityVersion.ShouldBe(2);
    }

    [Test]
    public async Task A_name_given_up_is_free_again()
    {
        var first = await NewCollectionAsync();
        await RenameAsync(first, Expected.Any, "ideas");

        var second = await NewCollectionAsync();

        second.Id.ShouldNotBe(first.Id);
        (await Repository.Collections.FindByNameAsync("notes")).ShouldBe(second);
    }

    [TestCase("caf\u00e9")]
    [TestCase("cafe\u0301")]
    public async Task Rename_to_the_same_name_changes_nothing_and_says_so(string same)
    {
        var collection = await NewCollectionAsync("caf\u00e9");
        var dump = await DumpAsync();

        var committed = await RenameAsync(collection, Expected.Exactly(1), same);

        committed.Outcome.ShouldBe(WriteOutcome.Unchanged);
        committed.Value.ShouldBe(collection);
        committed.FirstSequence.ShouldBeNull();
        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "A4")]
    public async Task Rename_to_a_taken_name_names_the_holder_even_when_the_version_is_wrong_too()
    {
        var holder = await NewCollectionAsync("ideas");
        var collection = await NewCollectionAsync();

        var error = await FailsWritingNothingAsync<DuplicateNameException>(() => RenameAsync(collection, Expected.Exactly(9), "ideas"));

        error.HolderId.ShouldBe((EntityId)holder.Id);
    }

    [Test, Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_with_both_versions()
    {
        var collection = await NewCollectionAsync();
        var change = new CollectionChange { Description = "new" };

        var rename = await FailsWritingNothingAsync<VersionConflictException>(() => RenameAsync(collection, Expected.Exactly(2), "ideas"));
        var update = await FailsWritingNothingAsync<VersionConflictException>(() => UpdateAsync(collection.Id, Expected.Exactly(3), change));

        (rename.Kind, rename.EntityId, rename.ExpectedVersion, rename.ActualVersion)
            .ShouldBe((EntityKind.Collection, (EntityId)collection.Id, 2, 1));
        (update.ExpectedVersion, update.ActualVersion).ShouldBe((3, 1));
    }

    [Test, Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_even_when_nothing_would_change()
    {
        var collection = await NewCollectionAsync();

        await FailsWritingNothingAsync<VersionConflictException>(() => RenameAsync(collection, Expected.Exactly(2), "notes"));
        await FailsWritingNothingAsync<VersionConflictException>(
            () => UpdateAsync(collection.Id, Expected.Exactly(2), new CollectionChange()));
    }

    [Test]
    public async Task Update_changes_what_is_given_and_keeps_the_rest()
    {
        var before = await NewCollectionAsync();
        Time.Advance(TimeSpan.FromMinutes(1));

        var described = (await UpdateAsync(before.Id, Expected.Exactly(1), new CollectionChange { Description = "Mine." })).Value;
        var marked = (await UpdateAsync(before.Id, Expected.Exactly(2), new CollectionChange { Metadata = Draft.Meta("""{"a":1}""") })).Value;
        var cleared = (await UpdateAsync(before.Id, Expected.Exactly(3), new CollectionChange { Description = "" })).Value;

        described.ShouldBe(before with { Description = "Mine.", Version = 2, UpdatedAt = Time.Kept });
        marked.ShouldBe(described with { Metadata = Draft.Meta("""{"a":1}"""), Version = 3 });
        cleared.ShouldBe(marked with { Description = "", Version = 4 });
        (await Repository.Collections.FindAsync(before.Id)).ShouldBe(cleared);
    }

    [Test]
    public async Task Update_with_what_is_there_already_changes_nothing_and_says_so()
    {
        var draft = new CollectionDraft { Name = "notes", Description = "Mine.", Metadata = Draft.Meta("""{"a":1,"b":2}""") };
        var collection = (await Repository.CreateCollectionAsync(draft)).Value;
        var dump = await DumpAsync();
        var same = new CollectionChange { Description = "Mine.", Metadata = Draft.Meta("""{ "a": 1, "b": 2 }""") };

        var committed = await UpdateAsync(collection.Id, Expected.Exactly(1), same);

        (committed.Value, committed.Outcome).ShouldBe((collection, WriteOutcome.Unchanged));
        (await DumpAsync()).ShouldBe(dump);
    }

    [TestCase("""{"b":2,"a":1}""")]
    [TestCase("""{"a":1.0,"b":2}""")]
    public async Task Metadata_of_another_member_order_or_number_spelling_are_other_metadata(string other)
    {
        var draft = new CollectionDraft { Name = "notes", Metadata = Draft.Meta("""{"a":1,"b":2}""") };
        var collection = (await Repository.CreateCollectionAsync(draft)).Value;

        var committed = await UpdateAsync(collection.Id, Expected.Any, new CollectionChange { Metadata = Draft.Meta(other) });

        committed.Outcome.ShouldBe(WriteOutcome.Updated);
        (await Repository.Collections.GetAsync(collection.Id)).Metadata.Text.ShouldBe(other);
    }

    [Test]
    public async Task What_is_not_there_cannot_be_changed()
    {
        var id = CollectionId.Parse("01890000-0000-7000-8000-000000000000");

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(
            () => UpdateAsync(id, Expected.Any, new CollectionChange { Description = "new" }));

        (error.Kind, error.Key).ShouldBe((EntityKind.Collection, id.ToString()));
    }

    private Task<Committed<Collection>> RenameAsync(Collection collection, Expected expected, string name) =>
        Repository.RenameCollectionAsync(collection.Id, expected, name);

    private Task<Committed<Collection>> UpdateAsync(CollectionId id, Expected expected, CollectionChange change) =>
        Repository.UpdateCollectionAsync(id, expected, change);
}
