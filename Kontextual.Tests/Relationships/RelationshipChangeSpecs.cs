using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Relationships;

/// <summary>Updating and deleting relationships.</summary>
public sealed class RelationshipChangeSpecs(Backend backend) : StoreSpecs(backend)
{
    private Relationship link = null!;

    [SetUp]
    public async Task Link()
    {
        var collection = await NewCollectionAsync();
        link = await NewLinkAsync(await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        Time.Advance(TimeSpan.FromMinutes(1));
    }

    [Test, Property("Rule", "R3")]
    public async Task Update_changes_what_is_given_and_keeps_the_rest_each_with_one_record()
    {
        var metadata = Draft.Meta("""{"a":1}""");
        var provenance = new Provenance { Actor = "ann" };

        var first = await UpdateAsync(Expected.Exactly(1), new RelationshipChange { Metadata = metadata });
        var second = await UpdateAsync(Expected.Exactly(2), new RelationshipChange { Provenance = provenance });

        (first.Value, first.Outcome).ShouldBe((link with { Metadata = metadata, Version = 2, UpdatedAt = Time.Kept }, WriteOutcome.Updated));
        second.Value.ShouldBe(first.Value with { Provenance = provenance, Version = 3 });
        (await Repository.Relationships.FindAsync(link.Id)).ShouldBe(second.Value);
        foreach (var committed in new[] { first, second })
        {
            var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
            (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion)
                .ShouldBe((EntityKind.Relationship, (EntityId)link.Id, ChangeKind.Updated, committed.Value.Version));
        }
    }

    [Test, Property("Rule", "R3")]
    public async Task Update_with_what_is_there_already_changes_nothing_and_says_so()
    {
        var dump = await DumpAsync();

        foreach (var change in new[]
        {
            new RelationshipChange(), new RelationshipChange { Metadata = Metadata.Parse(" {} "), Provenance = new Provenance() },
        })
        {
            var committed = await UpdateAsync(Expected.Exactly(1), change);
            (committed.Value, committed.Outcome).ShouldBe((link, WriteOutcome.Unchanged));
            committed.FirstSequence.ShouldBeNull();
        }

        (await DumpAsync()).ShouldBe(dump);
    }

    [Test, Property("Rule", "R3")]
    public async Task Delete_ends_the_relationship_with_one_record()
    {
        var committed = await DeleteAsync(Expected.Exactly(1));

        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.Kind, record.EntityId, record.EntityVersion).ShouldBe((ChangeKind.Deleted, (EntityId)link.Id, 2));
        committed.Value.ShouldBe(link with { Version = 2, UpdatedAt = Time.Kept, ToSequence = record.Sequence });
        committed.Value.IsDeleted.ShouldBeTrue();
        (await Repository.Relationships.FindAsync(link.Id)).ShouldBeNull();
        (await Repository.Relationships.FindByEndsAsync(link.SourceId, link.TargetId, link.Type)).ShouldBeNull();
        (await Repository.Relationships.FindAsync(link.Id, includeDeleted: true)).ShouldBe(committed.Value);
    }

    [Test, Property("Rule", "R3"), Property("Rule", "A3")]
    public async Task A_wrong_expectation_is_a_conflict_with_both_versions_even_when_nothing_would_change()
    {
        var update = await FailsWritingNothingAsync<VersionConflictException>(
            () => UpdateAsync(Expected.Exactly(2), new RelationshipChange { Metadata = Draft.Meta("""{"a":1}""") }));
        var nothing = await FailsWritingNothingAsync<VersionConflictException>(() => UpdateAsync(Expected.Exactly(2), new RelationshipChange()));
        var delete = await FailsWritingNothingAsync<VersionConflictException>(() => DeleteAsync(Expected.Exactly(2)));

        foreach (var error in new[] { update, nothing, delete })
        {
            (error.Kind, error.EntityId, error.ExpectedVersion, error.ActualVersion)
                .ShouldBe((EntityKind.Relationship, (EntityId)link.Id, 2, 1));
        }
    }

    [Test, Property("Rule", "R3")]
    public async Task What_is_deleted_can_be_neither_updated_nor_deleted()
    {
        await DeleteAsync(Expected.Any);

        var update = await FailsWritingNothingAsync<EntityNotFoundException>(
            () => UpdateAsync(Expected.Any, new RelationshipChange { Metadata = Draft.Meta("""{"a":1}""") }));
        var delete = await FailsWritingNothingAsync<EntityNotFoundException>(() => DeleteAsync(Expected.Any));

        (update.Kind, update.Key).ShouldBe((EntityKind.Relationship, link.Id.ToString()));
        delete.Key.ShouldBe(link.Id.ToString());
    }

    [Test, Property("Rule", "R3")]
    public async Task Changing_an_end_leaves_the_relationship_as_it_is()
    {
        await Repository.ReviseArtifactAsync(link.SourceId, Expected.Any, new ArtifactChange { Name = "z", Content = ContentSource.FromText("new") });

        (await Repository.Relationships.FindAsync(link.Id)).ShouldBe(link);
    }

    private Task<Committed<Relationship>> UpdateAsync(Expected expected, RelationshipChange change) =>
        Repository.UpdateRelationshipAsync(link.Id, expected, change);

    private Task<Committed<Relationship>> DeleteAsync(Expected expected) =>
        Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(link.Id, expected, token));
}
