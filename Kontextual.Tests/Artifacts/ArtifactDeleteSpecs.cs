using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>Deleting artifacts.</summary>
public sealed class ArtifactDeleteSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A5")]
    public async Task Delete_makes_a_Deleted_revision_with_the_state_it_had_and_one_record()
    {
        var before = await NewNoteAsync(await NewCollectionAsync());
        var first = (await HistoryAsync(before.Id))[0];
        Time.Advance(TimeSpan.FromMinutes(1));

        var committed = await Repository.DeleteArtifactAsync(before.Id, Expected.Exactly(1));

        committed.Value.ShouldBe(before with { HeadRevision = 2, UpdatedAt = Time.Kept, DeletedAt = Time.Kept });
        committed.Value.IsDeleted.ShouldBeTrue();
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        (record.Kind, record.EntityId, record.EntityVersion, record.OldDigest)
            .ShouldBe((ChangeKind.Deleted, (EntityId)before.Id, 2, before.Digest));
        var revision = (await HistoryAsync(before.Id))[1];
        revision.ShouldBe(first with
        {
            Number = 2,
            Kind = RevisionKind.Deleted,
            CreatedAt = Time.Kept,
            FromSequence = record.Sequence,
            ToSequence = null,
        });
    }

    [Test, Property("Rule", "A5")]
    public async Task A_deleted_artifact_leaves_every_default_query()
    {
        var collection = await NewCollectionAsync();
        var deleted = await DeletedAsync(await NewNoteAsync(collection));

        (await Repository.Artifacts.FindAsync(deleted.Id)).ShouldBeNull();
        (await Repository.Artifacts.FindByNameAsync(collection.Id, "a")).ShouldBeNull();
        (await Repository.Artifacts.GetManyAsync([deleted.Id])).ShouldBeEmpty();
        foreach (var query in new[]
        {
            new ArtifactQuery(), new ArtifactQuery { Collection = collection.Id }, new ArtifactQuery { Name = "a" },
            new ArtifactQuery { NamePrefix = "a" }, new ArtifactQuery { Type = "note" }, new ArtifactQuery { Digest = deleted.Digest },
            new ArtifactQuery { Ids = [deleted.Id] }, new ArtifactQuery { OrderBy = ArtifactOrder.Updated },
        })
        {
            (await Repository.Artifacts.ListAsync(query)).Items.ShouldBeEmpty();
            (await Repository.Artifacts.ListAsync(query with { IncludeDeleted = true })).Items.ShouldBe([deleted]);
        }

        (await Repository.Artifacts.FindAsync(deleted.Id, includeDeleted: true)).ShouldBe(deleted);
    }

    [Test, Property("Rule", "A5")]
    public async Task Its_name_is_free_and_its_history_stays_readable()
    {
        var collection = await NewCollectionAsync();
        var deleted = await DeletedAsync(await NewNoteAsync(collection, "a", "old"));

        var next = await NewNoteAsync(collection, "a", "new");

        next.Id.ShouldNotBe(deleted.Id);
        (await HistoryAsync(deleted.Id)).Select(revision => revision.Kind).ShouldBe([RevisionKind.Created, RevisionKind.Deleted]);
        (await Repository.Artifacts.GetTextAsync(deleted.Id, 1)).ShouldBe("old");
        (await Repository.Artifacts.GetTextAsync(deleted.Id, 2)).ShouldBe("old");
        var both = await Repository.Artifacts.ListAsync(new ArtifactQuery { Name = "a", IncludeDeleted = true });
        both.Items.Select(artifact => artifact.Id).ShouldBe([deleted.Id, next.Id], ignoreOrder: true);
    }

    [Test, Property("Rule", "A5")]
    public async Task Restrict_fails_with_all_live_relationships_at_either_end()
    {
        var collection = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        var links = new[]
        {
            await NewLinkAsync(a, b), await NewLinkAsync(b, a), await NewLinkAsync(a, a), await NewLinkAsync(a, b, "cites"),
        };
        var gone = await NewLinkAsync(a, b, "quotes");
        await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(gone.Id, Expected.Any, token));

        var error = await FailsWritingNothingAsync<ArtifactInUseException>(() => Repository.DeleteArtifactAsync(a.Id, Expected.Any));

        error.ArtifactId.ShouldBe(a.Id);
        error.Relationships.ShouldBe(links.Select(link => link.Id).Order());
    }

    [Test, Property("Rule", "A5")]
    public async Task Cascade_deletes_the_relationships_first_each_with_its_own_record()
    {
        var collection = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        var touching = new[] { await NewLinkAsync(a, b), await NewLinkAsync(b, a), await NewLinkAsync(a, a) };
        var untouched = await NewLinkAsync(b, b);

        var committed = await Repository.DeleteArtifactAsync(
            a.Id, Expected.Any, DeletePolicy.Cascade, new WriteContext { Actor = "ann", Reason = "done" });

        var records = await RecordsOfAsync(committed);
        records.Count.ShouldBe(4);
        records.ShouldAllBe(record => record.Kind == ChangeKind.Deleted && record.TransactionId == committed.TransactionId
            && record.Actor == "ann" && record.Reason == "done");
        records.Take(3).Select(record => record.EntityId).ShouldBe(touching.Select(link => (EntityId)link.Id), ignoreOrder: true);
        records[3].EntityId.ShouldBe((EntityId)a.Id);
        foreach (var link in touching)
        {
            (await Repository.Relationships.FindAsync(link.Id)).ShouldBeNull();
            var deleted = (await Repository.Relationships.FindAsync(link.Id, includeDeleted: true)).ShouldNotBeNull();
            (deleted.Version, deleted.ToSequence).ShouldBe((2, records.Single(record => record.EntityId == link.Id).Sequence));
        }

        (await Repository.Relationships.FindAsync(untouched.Id)).ShouldBe(untouched);
        (await Repository.Artifacts.FindAsync(b.Id)).ShouldBe(b);
    }

    [Test, Property("Rule", "A5")]
    public async Task Cascade_deletes_more_relationships_than_fit_in_one_piece()
    {
        var collection = await NewCollectionAsync();
        var (a, b) = (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
        await Repository.WriteAsync(async (t, token) =>
        {
            for (int i = 0; i < 1001; i++)
                await t.Relationships.CreateAsync(Draft.Link(i % 2 == 0 ? a : b, i % 2 == 0 ? b : a, $"type-{i}"), token);
        });

        var committed = await Repository.DeleteArtifactAsync(a.Id, Expected.Any, DeletePolicy.Cascade);

        (await RecordsOfAsync(committed)).Count.ShouldBe(1002);
        (await Repository.Relationships.ListAsync(new RelationshipQuery())).Items.ShouldBeEmpty();
        (await Repository.SummarizeAsync()).Relationships.ShouldBe(0);
    }

    [Test, Property("Rule", "A5")]
    public async Task What_is_deleted_or_was_never_there_cannot_be_deleted()
    {
        var deleted = await DeletedAsync(await NewNoteAsync(await NewCollectionAsync()));
        var missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

        foreach (var id in new[] { deleted.Id, missing })
        {
            var error = await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.DeleteArtifactAsync(id, Expected.Any));
            (error.Kind, error.Key).ShouldBe((EntityKind.Artifact, id.ToString()));
        }
    }

    private async Task<Artifact> DeletedAsync(Artifact artifact) =>
        (await Repository.DeleteArtifactAsync(artifact.Id, Expected.Any)).Value;
}
