using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>A file or a stream is read before the turn of its writer, so that a slow one holds up nobody.</summary>
public sealed class UnpreparedContentSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T4")]
    public async Task A_stream_that_is_not_prepared_is_refused_unread_inside_a_transaction_which_goes_on()
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes);
        await using var stream = Gated();
        await using var content = ContentSource.FromStream(stream);
        var draft = Draft.Note(notes.Id, "slow") with { Content = content };

        await Repository.WriteAsync(async (t, token) =>
        {
            await IsRefusedAsync("draft", () => t.Artifacts.CreateAsync(draft, token), "'slow'");
            await IsRefusedAsync("draft", () => t.Artifacts.PutAsync(draft, Expected.Any, token), "'slow'");
            await IsRefusedAsync("change", () => t.Artifacts.ReviseAsync(note.Id, Expected.Any, new ArtifactChange { Content = content }, token), "change");
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "other"), token);
        }).Soon();

        stream.AtGate.IsCompleted.ShouldBeFalse();
        (await Repository.Artifacts.ListAsync(new())).Items.Select(a => a.Name).ShouldBe(["a", "other"]);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_file_and_a_pipe_that_are_not_prepared_are_refused_too()
    {
        var notes = await NewCollectionAsync();
        var path = Path.Combine(Store.Folder, "content.txt");
        await File.WriteAllTextAsync(path, "text");
        await using var once = new OneWayStream(new MemoryStream([1]));
        foreach (var content in new[] { ContentSource.FromFile(path), ContentSource.FromStream(once) })
        {
            await using var disposed = content;
            var draft = Draft.Note(notes.Id, "b") with { Content = content };
            await IsRefusedAsync("draft", () => Repository.WriteAsync((t, token) => t.Artifacts.CreateAsync(draft, token)), "'b'");

            await content.PrepareAsync();
            await Repository.WriteAsync((t, token) => t.Artifacts.PutAsync(draft, Expected.Any, token));
        }

        (await Repository.Artifacts.GetByNameAsync(notes.Id, "b")).HeadRevision.ShouldBe(2);
    }

    [Test, Property("Rule", "T4")]
    public async Task Text_and_bytes_need_no_preparing()
    {
        var notes = await NewCollectionAsync();

        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "a"), token);
            await t.Artifacts.CreateAsync(Draft.File(notes.Id, "b", new byte[(1 << 20) + 1]), token);
        });

        (await Repository.Artifacts.ListAsync(new())).Items.Count.ShouldBe(2);
    }

    [TestCase("create")]
    [TestCase("put")]
    [TestCase("revise")]
    [Property("Rule", "T4")]
    public async Task A_write_of_one_verb_reads_a_slow_stream_while_others_write(string verb)
    {
        var notes = await NewCollectionAsync();
        var note = await NewNoteAsync(notes);
        await using var stream = Gated();
        await using var content = ContentSource.FromStream(stream);
        var draft = Draft.Note(notes.Id, "slow") with { Content = content };

        var slow = verb switch
        {
            "create" => Repository.CreateArtifactAsync(draft),
            "put" => Repository.PutArtifactAsync(draft, Expected.Any),
            _ => Repository.ReviseArtifactAsync(note.Id, Expected.Any, new ArtifactChange { Content = content }),
        };
        await stream.AtGate.Soon();
        await NewNoteAsync(notes, "meanwhile").Soon();
        slow.IsCompleted.ShouldBeFalse();
        stream.OpenGate();

        (await slow.Soon()).Value.Size.ShouldBe(10);
    }

    [Test]
    public async Task A_file_that_is_not_there_is_the_error_of_reading_it()
    {
        var notes = await NewCollectionAsync();
        await using var content = ContentSource.FromFile(Path.Combine(Store.Folder, "no such file"));
        var draft = Draft.Note(notes.Id, "b") with { Content = content };

        await FailsWritingNothingAsync<FileNotFoundException>(() => Repository.CreateArtifactAsync(draft));
    }

    private static GatedStream Gated()
    {
        var stream = new GatedStream(10);
        stream.CloseGate();
        return stream;
    }

    private static async Task IsRefusedAsync(string parameter, Func<Task> verb, string subject)
    {
        var error = await Should.ThrowAsync<ArgumentException>(async () => await verb().Soon());
        (error.GetType(), error.ParamName).ShouldBe((typeof(ArgumentException), parameter));
        error.Message.ShouldContain(subject);
        error.Message.ShouldContain("ContentSource.PrepareAsync");
    }
}
