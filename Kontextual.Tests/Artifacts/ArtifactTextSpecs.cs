using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Artifacts;

/// <summary>An artifact read together with its text.</summary>
public sealed class ArtifactTextSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "A8")]
    public async Task An_artifact_comes_with_the_text_of_its_head()
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes, "note");
        var revised = (await Repository.ReviseArtifactAsync(note.Id, Expected.Any, Draft.Text("The second text."))).Value;

        var found = await Repository.Artifacts.FindTextAsync(note.Id);

        found.ShouldBe(new ArtifactText(revised, "The second text."));
    }

    [TestCase(0)]
    [TestCase((1 << 20) + 1)]
    [Property("Rule", "A8")]
    public async Task Whatever_its_size(int length)
    {
        var notes = await NewCollectionAsync();
        var text = new string('x', length);
        var note = (await Repository.CreateArtifactAsync(Draft.Note(notes.Id, "note", text))).Value;

        (await Repository.Artifacts.FindTextAsync(note.Id))!.Text.ShouldBe(text);
    }

    [Test]
    public async Task A_content_that_is_no_text_is_refused()
    {
        var notes = await NewCollectionAsync();
        var file = (await Repository.CreateArtifactAsync(Draft.File(notes.Id, "file", [0xFF, 0xFE]))).Value;

        (await Should.ThrowAsync<ContentNotTextException>(Repository.Artifacts.FindTextAsync(file.Id))).Digest.ShouldBe(file.Digest);
    }

    [Test, Property("Rule", "A5")]
    public async Task What_is_not_live_is_not_found()
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes, "note");
        await Repository.WriteAsync((t, token) => t.Artifacts.DeleteAsync(note.Id, Expected.Any, cancellationToken: token));

        (await Repository.Artifacts.FindTextAsync(note.Id)).ShouldBeNull();
        (await Repository.Artifacts.FindTextAsync(ArtifactId.Parse("01900000-0000-7000-8000-000000000000"))).ShouldBeNull();
        await Should.ThrowAsync<ArgumentException>(() => Repository.Artifacts.FindTextAsync(default));
    }
}
