using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>How two revisions of a text differ.</summary>
public sealed class ArtifactDiffSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A8")]
    public async Task A_diff_holds_every_line_of_both_sides_with_its_numbers()
    {
        var a = await NewNoteAsync(await NewCollectionAsync(), "a", "one\ntwo\nthree\n");
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("one\n2\nthree\nfour\n"));

        var diff = await Repository.Artifacts.DiffAsync(a.Id, 1, 2);

        (diff.From, diff.To, diff.IsEmpty).ShouldBe((1, 2, false));
        diff.Lines.Where(line => line.Text.Length > 0).ShouldBe(
        [
            new DiffLine(DiffLineKind.Unchanged, "one", 1, 1),
            new DiffLine(DiffLineKind.Removed, "two", 2, null),
            new DiffLine(DiffLineKind.Added, "2", null, 2),
            new DiffLine(DiffLineKind.Unchanged, "three", 3, 3),
            new DiffLine(DiffLineKind.Added, "four", null, 4),
        ]);
    }

    [Test, Property("Rule", "A8")]
    public async Task A_diff_the_other_way_round_adds_what_was_removed()
    {
        var a = await NewNoteAsync(await NewCollectionAsync(), "a", "one\ntwo");
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("one"));

        var diff = await Repository.Artifacts.DiffAsync(a.Id, 2, 1);

        diff.Lines.ShouldBe([new DiffLine(DiffLineKind.Unchanged, "one", 1, 1), new DiffLine(DiffLineKind.Added, "two", null, 2)]);
    }

    [Test, Property("Rule", "A8")]
    public async Task White_space_and_case_count_and_equal_texts_have_an_empty_diff()
    {
        var a = await NewNoteAsync(await NewCollectionAsync(), "a", "one\n  two");
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("One\n two"));
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("one\n  two"));

        (await Repository.Artifacts.DiffAsync(a.Id, 1, 2)).Lines.Count.ShouldBe(4);
        (await Repository.Artifacts.DiffAsync(a.Id, 1, 3)).IsEmpty.ShouldBeTrue();
        (await Repository.Artifacts.DiffAsync(a.Id, 2, 2)).IsEmpty.ShouldBeTrue();
    }

    [Test, Property("Rule", "A8")]
    public async Task What_is_no_text_or_not_there_has_no_diff()
    {
        var notes = await NewCollectionAsync();
        var a = (await Repository.CreateArtifactAsync(Draft.File(notes.Id, "a", [0xFF]))).Value;
        await Repository.ReviseArtifactAsync(a.Id, Expected.Any, Draft.Text("text"));

        await Should.ThrowAsync<ContentNotTextException>(() => Repository.Artifacts.DiffAsync(a.Id, 1, 2));
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.DiffAsync(a.Id, 2, 3));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.DiffAsync(a.Id, 0, 2));
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.DiffAsync(default, 1, 2));
    }
}
