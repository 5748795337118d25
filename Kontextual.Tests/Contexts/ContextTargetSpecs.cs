using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contexts;

/// <summary>What references lead to: it must be there when it is referred to, and reads as deleted later.</summary>
public sealed class ContextTargetSpecs(Backend backend) : ContextSpecs(backend)
{
    private ContextPackage package = null!;

    [SetUp]
    public async Task CreatePackage() => package = await NewPackageAsync();

    [Test, Property("Rule", "X1")]
    public async Task A_target_in_the_store_must_be_there()
    {
        var id = Guid.Parse("01890000-0000-7000-8000-000000000000");

        (await DanglesAsync(ContextTarget.ForArtifact(new(id)))).ShouldBe((EntityKind.Artifact, id, null));
        (await DanglesAsync(ContextTarget.ForArtifact(new(id), 1))).ShouldBe((EntityKind.Artifact, id, null));
        (await DanglesAsync(ContextTarget.ForArtifact(Note.Id, 2))).ShouldBe((EntityKind.Artifact, Note.Id.Value, 2));
        (await DanglesAsync(ContextTarget.ForRelationship(new(id)))).ShouldBe((EntityKind.Relationship, id, null));
        (await DanglesAsync(ContextTarget.ForRun(new(id)))).ShouldBe((EntityKind.Run, id, null));
    }

    [Test, Property("Rule", "X1")]
    public async Task A_target_in_the_store_must_be_live()
    {
        var link = await NewLinkAsync(Note, Note);
        await Repository.DeleteRelationshipAsync(link.Id, Expected.Any);
        (await DanglesAsync(ContextTarget.ForRelationship(link.Id))).ShouldBe((EntityKind.Relationship, link.Id.Value, null));

        await Repository.DeleteArtifactAsync(Note.Id, Expected.Any);
        (await DanglesAsync(ContextTarget.ForArtifact(Note.Id))).ShouldBe((EntityKind.Artifact, Note.Id.Value, null));
        (await DanglesAsync(ContextTarget.ForArtifact(Note.Id, 1))).ShouldBe((EntityKind.Artifact, Note.Id.Value, null));
    }

    [Test, Property("Rule", "X1")]
    public async Task The_package_is_looked_up_before_the_target()
    {
        var draft = Draft.Reference(package, Note) with { Target = ContextTarget.ForArtifact(new(Guid.Parse("01890000-0000-7000-8000-000000000000"))) };
        await Repository.DeleteContextPackageAsync(package.Id, Expected.Any);

        (await FailsWritingNothingAsync<EntityNotFoundException>(() => Repository.AddContextReferenceAsync(draft))).Kind.ShouldBe(EntityKind.ContextPackage);
    }

    [Test, Property("Rule", "X1")]
    public async Task Every_kind_of_target_is_kept_and_read_as_it_was_given()
    {
        var link = await NewLinkAsync(Note, Note);
        await Repository.ReviseArtifactAsync(Note.Id, Expected.Any, Draft.Text("more"));
        foreach (var (target, expected) in new (ContextTarget, Func<ContextReference, ContextReference>)[]
        {
            (ContextTarget.ForArtifact(Note.Id), r => r with { ArtifactId = Note.Id }),
            (ContextTarget.ForArtifact(Note.Id, 1), r => r with { ArtifactId = Note.Id, Revision = 1 }),
            (ContextTarget.ForArtifact(Note.Id, 2), r => r with { ArtifactId = Note.Id, Revision = 2 }),
            (ContextTarget.ForRelationship(link.Id), r => r with { RelationshipId = link.Id }),
            (ContextTarget.External("cafe\u0301", "e\u0301"), r => r with { ExternalSystem = "caf\u00e9", ExternalReference = "e\u0301" }),
        })
        {
            var added = await AddAsync(new() { Package = package.Id, Role = "r", Target = target, Provenance = Origin });
            var none = added with { ArtifactId = null, Revision = null, RelationshipId = null, RunId = null, ExternalSystem = null, ExternalReference = null };
            added.ShouldBe(expected(none));
            (await Repository.ContextReferences.FindAsync(added.Id)).ShouldBe(added);
            (await Repository.ContextReferences.ListAsync(new() { Target = target })).Items.ShouldContain(added);
        }
    }

    [TestCase(" r ")]
    [TestCase("a\nb\tc\u202e")]
    [TestCase("e\u0301 \u00e9")]
    [TestCase("'\"%_\\")]
    [Property("Rule", "X2")]
    public async Task An_external_reference_is_kept_exactly_and_never_parsed(string text)
    {
        var target = ContextTarget.External("memory", text);
        var added = await AddAsync(Draft.Reference(package, Note) with { Target = target, Provenance = Origin });

        added.ExternalReference.ShouldBe(text);
        (await Repository.ContextReferences.ListAsync(new() { Target = target })).Items.ShouldBe([added]);
        (await Repository.ContextReferences.ListAsync(new() { Target = ContextTarget.External("memory", text + " ") })).Items.ShouldBeEmpty();
        (await Repository.ContextReferences.FindEntryAsync(added.Id))!.TargetState.ShouldBe(ContextTargetState.External);
    }

    [Test, Property("Rule", "X2")]
    public async Task An_external_reference_has_at_most_2048_code_points()
    {
        var longest = string.Concat(Enumerable.Repeat("😀", ContextTarget.MaxReference));
        var draft = Draft.Reference(package, Note) with { Target = ContextTarget.External("memory", longest), Provenance = Origin };

        (await AddAsync(draft)).ExternalReference.ShouldBe(longest);
        await FailsWritingNothingAsync<ArgumentException>(
            () => Repository.AddContextReferenceAsync(draft with { Target = ContextTarget.External("memory", longest + "a") }));
    }

    [Test, Property("Rule", "X1")]
    public async Task A_reference_stays_when_its_target_is_deleted_or_purged_and_reads_so()
    {
        var (b, c) = (await NewNoteAsync(Notes, "b"), await NewNoteAsync(Notes, "c"));
        var (one, other) = (await NewLinkAsync(Note, Note), await NewLinkAsync(Note, Note, "cites"));
        var targets = new[]
        {
            ContextTarget.ForArtifact(Note.Id), ContextTarget.ForArtifact(b.Id, 1), ContextTarget.ForArtifact(c.Id), ContextTarget.ForRelationship(one.Id),
            ContextTarget.ForRelationship(other.Id), ContextTarget.External("memory", "r"), ContextTarget.ForArtifact(b.Id),
        };
        foreach (var target in targets)
            await AddAsync(new() { Package = package.Id, Role = "r", Target = target, Provenance = Origin });
        var before = await LiveAsync(package);
        (await StatesAsync(Repository)).ShouldBe("Live Live Live Live Live External Live");
        var sequence = (await Repository.Changes.HeadAsync()).Sequence;

        await Repository.DeleteArtifactAsync(b.Id, Expected.Any);
        await Repository.DeleteRelationshipAsync(one.Id, Expected.Any);
        await Repository.DeleteRelationshipAsync(other.Id, Expected.Any);
        (await StatesAsync(Repository)).ShouldBe("Live Deleted Live Deleted Deleted External Deleted");
        var deleted = (await Repository.Changes.HeadAsync()).Sequence;
        await Repository.PurgeRelationshipAsync(other.Id, Expected.Any);
        await PurgeAsync(c);

        (await StatesAsync(Repository)).ShouldBe("Live Deleted Purged Deleted Purged External Deleted");
        (await LiveAsync(package)).ShouldBe(before);
        (await StatesAsync(Repository.AsOf(AsOf.AtSequence(sequence)))).ShouldBe("Live Live Purged Live Purged External Live");
        (await StatesAsync(Repository.AsOf(AsOf.AtSequence(deleted)))).ShouldBe("Live Deleted Purged Deleted Purged External Deleted");
        (await Repository.ReadAsync((view, _) => StatesAsync(view))).ShouldBe("Live Deleted Purged Deleted Purged External Deleted");
        await Repository.RestoreArtifactAsync(b.Id, Expected.Any);
        (await StatesAsync(Repository)).ShouldBe("Live Live Purged Deleted Purged External Live");
    }

    [Test]
    public async Task Entries_are_the_references_of_the_listing_page_by_page()
    {
        for (var i = 0; i < 5; i++)
            await AddAsync(Draft.Reference(package, Note) with { Role = $"{i}" });
        var query = new ContextReferenceQuery { Package = package.Id };
        foreach (var readers in new IKnowledgeReaders[] { Repository, Repository.AsOf(AsOf.AtTime(Time.Now.AddDays(1))) })
        {
            var page = await readers.ContextReferences.ListEntriesAsync(query, new PageRequest { Size = 2 });
            await AddAsync(Draft.Reference(package, Note) with { Role = "later" });
            var next = await readers.ContextReferences.ListEntriesAsync(query, new PageRequest { Size = 2, Cursor = page.NextCursor });
            string.Concat(page.Items.Concat(next.Items).Select(entry => entry.Reference.Role)).ShouldBe("0123");
            page.Items.ShouldAllBe(entry => entry.TargetState == ContextTargetState.Live && !entry.IsTargetDeleted);
        }

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Repository.ContextReferences.ListEntriesAsync(query, new PageRequest { Size = 0 }));
        await Should.ThrowAsync<ArgumentException>(() => Repository.ContextReferences.FindEntryAsync(default));
        await Should.ThrowAsync<ArgumentNullException>(() => Repository.ContextReferences.ListEntriesAsync(null!));
        (await Repository.ContextReferences.FindEntryAsync(new(Guid.Parse("01890000-0000-7000-8000-000000000000")))).ShouldBeNull();
    }

    [Test]
    public async Task A_removed_reference_has_an_entry_only_when_asked_for()
    {
        var added = await AddAsync(Draft.Reference(package, Note));
        var removed = (await Repository.RemoveContextReferenceAsync(added.Id, Expected.Any)).Value;

        (await Repository.ContextReferences.FindEntryAsync(added.Id)).ShouldBeNull();
        (await Repository.ContextReferences.FindEntryAsync(added.Id, includeDeleted: true)).ShouldBe(new ContextEntry(removed, ContextTargetState.Live));
    }

    private async Task<string> StatesAsync(IKnowledgeReaders readers) => string.Join(
        ' ', (await readers.ContextReferences.ListEntriesAsync(new() { Package = package.Id })).Items.Select(entry => entry.TargetState));

    private async Task<(EntityKind Kind, Guid Id, int? Revision)> DanglesAsync(ContextTarget target)
    {
        var draft = new ContextReferenceDraft { Package = package.Id, Role = "r", Target = target };
        var error = await FailsWritingNothingAsync<DanglingReferenceException>(() => Repository.AddContextReferenceAsync(draft));
        error.End.ShouldBeNull();
        return (error.Kind, error.EntityId.Value, error.Revision);
    }
}
