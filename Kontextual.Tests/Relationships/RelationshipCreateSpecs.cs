using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Relationships;

/// <summary>Linking artifacts.</summary>
public sealed class RelationshipCreateSpecs(Backend backend) : StoreSpecs(backend)
{
    private static readonly ArtifactId Missing = ArtifactId.Parse("01890000-0000-7000-8000-000000000000");

    [Test, Property("Rule", "R1"), Property("Rule", "C1")]
    public async Task Create_gives_version_1_and_one_change_record()
    {
        var (a, b) = await TwoNotesAsync();
        var draft = Draft.Link(a, b) with { Metadata = Draft.Meta("""{"w":0.50}"""), Provenance = new Provenance { Actor = "ann" } };

        var committed = await Repository.CreateRelationshipAsync(draft, new WriteContext { Actor = "bob" });

        var link = committed.Value;
        var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
        link.ShouldBe(new Relationship
        {
            Id = link.Id,
            SourceId = a.Id,
            TargetId = b.Id,
            Type = "refers-to",
            Metadata = draft.Metadata,
            Provenance = draft.Provenance,
            Version = 1,
            CreatedAt = Time.Kept,
            UpdatedAt = Time.Kept,
            FromSequence = record.Sequence,
        });
        (record.EntityKind, record.EntityId, record.Kind, record.EntityVersion, record.Actor)
            .ShouldBe((EntityKind.Relationship, (EntityId)link.Id, ChangeKind.Created, 1, "bob"));
        (record.OldDigest, record.NewDigest).ShouldBe((null, null));
    }

    [Test]
    public async Task A_relationship_is_found_by_id_and_by_its_ends_as_it_was_returned()
    {
        var (a, b) = await TwoNotesAsync();
        var link = await NewLinkAsync(a, b);

        (await Repository.Relationships.FindAsync(link.Id)).ShouldBe(link);
        (await Repository.Relationships.GetAsync(link.Id)).ShouldBe(link);
        (await Repository.Relationships.FindByEndsAsync(a.Id, b.Id, "refers-to")).ShouldBe(link);
        (await Repository.Relationships.FindByEndsAsync(b.Id, a.Id, "refers-to")).ShouldBeNull();
        (await Repository.Relationships.FindByEndsAsync(a.Id, b.Id, "cites")).ShouldBeNull();
        var missing = RelationshipId.Parse(Missing.ToString());
        (await Repository.Relationships.FindAsync(missing)).ShouldBeNull();
        var error = await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Relationships.GetAsync(missing));
        (error.Kind, error.Key).ShouldBe((EntityKind.Relationship, missing.ToString()));
    }

    [Test, Property("Rule", "R1")]
    public async Task Each_end_must_be_there()
    {
        var (a, _) = await TwoNotesAsync();

        (await DanglesAsync(Missing, a.Id)).ShouldBe((RelationshipEnd.Source, Missing));
        (await DanglesAsync(a.Id, Missing)).ShouldBe((RelationshipEnd.Target, Missing));
        (await DanglesAsync(Missing, Missing)).ShouldBe((RelationshipEnd.Source, Missing));
    }

    [Test, Property("Rule", "R1")]
    public async Task Each_end_must_be_live()
    {
        var (a, b) = await TwoNotesAsync();
        await Repository.DeleteArtifactAsync(b.Id, Expected.Any);

        (await DanglesAsync(b.Id, a.Id)).ShouldBe((RelationshipEnd.Source, b.Id));
        (await DanglesAsync(a.Id, b.Id)).ShouldBe((RelationshipEnd.Target, b.Id));
    }

    [Test, Property("Rule", "R2")]
    public async Task The_same_source_target_and_type_cannot_be_linked_twice()
    {
        var (a, b) = await TwoNotesAsync();
        var holder = await NewLinkAsync(a, b);

        var error = await FailsWritingNothingAsync<DuplicateRelationshipException>(
            () => Repository.CreateRelationshipAsync(Draft.Link(a, b) with { Metadata = Draft.Meta("""{"other":true}""") }));

        (error.SourceId, error.TargetId, error.Type, error.HolderId).ShouldBe((a.Id, b.Id, "refers-to", holder.Id));
    }

    [Test, Property("Rule", "R2")]
    public async Task Other_types_the_other_direction_loops_and_cycles_are_legal()
    {
        var (a, b) = await TwoNotesAsync();

        var links = new[]
        {
            await NewLinkAsync(a, b), await NewLinkAsync(a, b, "cites"), await NewLinkAsync(b, a), await NewLinkAsync(a, a), await NewLinkAsync(b, b),
        };

        links.Select(link => link.Id).Distinct().Count().ShouldBe(5);
        (await Repository.Relationships.ListAsync(new RelationshipQuery())).Items.ShouldBe(links, ignoreOrder: true);
    }

    [Test, Property("Rule", "R2")]
    public async Task After_deleting_the_same_can_be_linked_again()
    {
        var (a, b) = await TwoNotesAsync();
        var first = await NewLinkAsync(a, b);
        await Repository.WriteAsync((t, token) => t.Relationships.DeleteAsync(first.Id, Expected.Any, token));

        var second = await NewLinkAsync(a, b);

        second.Id.ShouldNotBe(first.Id);
        (await Repository.Relationships.FindByEndsAsync(a.Id, b.Id, "refers-to")).ShouldBe(second);
    }

    [Test, Property("Rule", "R1")]
    public async Task Artifacts_of_different_collections_can_be_linked()
    {
        var a = await NewNoteAsync(await NewCollectionAsync("one"));
        var b = await NewNoteAsync(await NewCollectionAsync("two"));

        (await NewLinkAsync(a, b)).TargetId.ShouldBe(b.Id);
    }

    private async Task<(Artifact A, Artifact B)> TwoNotesAsync()
    {
        var collection = await NewCollectionAsync();
        return (await NewNoteAsync(collection, "a"), await NewNoteAsync(collection, "b"));
    }

    private async Task<(RelationshipEnd?, EntityId)> DanglesAsync(ArtifactId source, ArtifactId target)
    {
        var draft = new RelationshipDraft { Source = source, Target = target, Type = "refers-to" };
        var error = await FailsWritingNothingAsync<DanglingReferenceException>(() => Repository.CreateRelationshipAsync(draft));
        error.Kind.ShouldBe(EntityKind.Artifact);
        return (error.End, error.EntityId);
    }
}
