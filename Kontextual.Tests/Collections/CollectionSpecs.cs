using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Collections;

/// <summary>Creating and finding collections.</summary>
public sealed class CollectionSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C1")]
    public async Task Create_gives_version_1_and_one_change_record()
    {
        var draft = new CollectionDraft { Name = "notes", Description = "All my notes.", Metadata = Draft.Meta("""{"b":1.0,"a":[]}""") };
        var committed = await Repository.CreateCollectionAsync(draft, new WriteContext { Actor = "ann", Reason = "a start" });

        var collection = committed.Value;
        collection.Version.ShouldBe(1);
        collection.Name.ShouldBe("notes");
        collection.Description.ShouldBe("All my notes.");
        collection.Metadata.Text.ShouldBe("""{"b":1.0,"a":[]}""");
        collection.CreatedAt.ShouldBe(Time.Kept);
        collection.UpdatedAt.ShouldBe(Time.Kept);
        collection.IsDeleted.ShouldBeFalse();
        collection.IsPurged.ShouldBeFalse();

        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        record.Sequence.ShouldBe(1);
        record.TransactionId.ShouldBe(committed.TransactionId);
        record.EntityKind.ShouldBe(EntityKind.Collection);
        record.EntityId.ShouldBe(collection.Id);
        record.Kind.ShouldBe(ChangeKind.Created);
        record.EntityVersion.ShouldBe(1);
        record.OldDigest.ShouldBeNull();
        record.NewDigest.ShouldBeNull();
        record.Actor.ShouldBe("ann");
        record.Reason.ShouldBe("a start");
        record.RunId.ShouldBeNull();
        record.Time.ShouldBe(Time.Kept);
    }

    [Test]
    public async Task A_collection_is_found_by_id_and_by_name_as_it_was_returned()
    {
        var collection = await NewCollectionAsync();

        (await Repository.Collections.FindAsync(collection.Id)).ShouldBe(collection);
        (await Repository.Collections.FindByNameAsync("notes")).ShouldBe(collection);
        (await Repository.Collections.GetAsync(collection.Id)).ShouldBe(collection);
        (await Repository.Collections.GetByNameAsync("notes")).ShouldBe(collection);
    }

    [Test]
    public async Task What_is_not_there_is_null_to_find_and_an_error_to_get()
    {
        var id = CollectionId.Parse("01890000-0000-7000-8000-000000000000");

        (await Repository.Collections.FindAsync(id)).ShouldBeNull();
        (await Repository.Collections.FindByNameAsync("nothing")).ShouldBeNull();

        var byId = await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Collections.GetAsync(id));
        byId.Kind.ShouldBe(EntityKind.Collection);
        byId.Key.ShouldBe(id.ToString());
        var byName = await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Collections.GetByNameAsync("nothing"));
        byName.Key.ShouldBe("nothing");
    }

    [Test, Property("Rule", "A4")]
    public async Task A_taken_name_names_its_holder()
    {
        var holder = await NewCollectionAsync();

        var error = await FailsWritingNothingAsync<DuplicateNameException>(() => NewCollectionAsync());

        error.Kind.ShouldBe(EntityKind.Collection);
        error.Name.ShouldBe("notes");
        error.HolderId.ShouldBe((EntityId)holder.Id);
    }

    [Test]
    public async Task Names_are_kept_in_NFC_and_compared_in_it()
    {
        var collection = await NewCollectionAsync("cafe\u0301");

        collection.Name.ShouldBe("caf\u00e9");
        (await Repository.Collections.FindByNameAsync("cafe\u0301")).ShouldBe(collection);
        var error = await Should.ThrowAsync<DuplicateNameException>(() => NewCollectionAsync("caf\u00e9"));
        error.Name.ShouldBe("caf\u00e9");
    }

    [TestCase("Notes", "notes")]
    [TestCase("\u00c9", "\u00e9")]
    [TestCase("a", "\uff41")]
    [TestCase("ss", "\u00df")]
    [TestCase("a", "a\u200c")]
    public async Task Names_that_differ_by_a_code_point_are_different_names(string one, string other)
    {
        var first = await NewCollectionAsync(one);
        var second = await NewCollectionAsync(other);

        (await Repository.Collections.FindByNameAsync(one)).ShouldBe(first);
        (await Repository.Collections.FindByNameAsync(other)).ShouldBe(second);
    }

    [TestCase("it's; drop table collections --")]
    [TestCase("100% _all_ \"quoted\" [x] \\ *")]
    [TestCase("😀 \U0010FFFD \uE000 日本語 עברית")]
    public async Task Any_text_that_a_name_may_hold_reads_back(string name)
    {
        var collection = await NewCollectionAsync(name);

        collection.Name.ShouldBe(name);
        (await Repository.Collections.FindByNameAsync(name)).ShouldBe(collection);
    }

    [Test, Property("Rule", "C1")]
    public async Task Get_or_create_makes_a_collection_once_and_leaves_it_as_it_is()
    {
        var made = await Repository.GetOrCreateCollectionAsync(new CollectionDraft { Name = "caf\u00e9", Description = "first" });
        var found = await Repository.GetOrCreateCollectionAsync(new CollectionDraft { Name = "cafe\u0301", Description = "second" });

        (made.Outcome, made.Changed, made.Time).ShouldBe((WriteOutcome.Created, true, made.Value.CreatedAt));
        (found.Outcome, found.Changed, found.Value).ShouldBe((WriteOutcome.Unchanged, false, made.Value));
    }
}
