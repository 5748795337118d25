using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>A truncation is found by the length of the store's file, so nothing may extend the file before every process has found it.</summary>
[TestFixture]
[Platform("Linux")]
public sealed class TruncationTests() : StoreSpecs(Backend.Sqlite)
{
    private Collection notes = null!;
    private IKnowledgeRepository second = null!;

    [SetUp]
    public async Task OpenTwice()
    {
        notes = await NewCollectionAsync();
        second = await Store.OpenAnotherAsync();
        await second.CreateCollectionAsync(Draft.Collection("second"));
    }

    [Test, Property("Rule", "P1")]
    public async Task A_truncation_that_is_found_at_a_commit_is_not_hidden_by_the_checkpoint_that_is_due()
    {
        var length = LengthOf();

        var error = await Should.ThrowAsync<StoreUnavailableException>(WriteLongLogAsync(() => TruncateAsync(length / 2)));

        error.OutcomeUnknown.ShouldBeTrue();
        LengthOf().ShouldBe(length / 2);
        await ShouldBeRefusedAsync(second);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_truncation_that_the_word_index_finds_is_no_damage()
    {
        var length = LengthOf();
        await Should.ThrowAsync<StoreUnavailableException>(Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "words", "some words"), token);
            await TruncateAsync(length / 2);
        }));

        LengthOf().ShouldBe(length / 2);
        await ShouldBeRefusedAsync(Repository);
        await ShouldBeRefusedAsync(second);
    }

    [Test, Property("Rule", "P1")]
    public async Task Closing_does_not_hide_a_truncation_from_others()
    {
        await NewNoteAsync(notes, "in the log");
        var length = LengthOf();
        await TruncateAsync(length / 2);

        await second.DisposeAsync();

        LengthOf().ShouldBe(length / 2);
        await ShouldBeRefusedAsync(Repository);
    }

    [Test, Property("Rule", "P1")]
    public async Task A_truncation_to_the_length_before_a_checkpoint_is_found()
    {
        var length = LengthOf();
        await WriteLongLogAsync(() => Task.CompletedTask);

        // The checkpoint follows the acknowledgement. The writer's thread copies only after that, without looking at the files.
        using var folder = new TempFolder();
        await KnowledgeStore.SaveCopyAsync(Repository, folder.File("copy.db"));
        LengthOf().ShouldBeGreaterThan(2 * length);

        await TruncateAsync(length);

        await ShouldBeRefusedAsync(Repository);
    }

    // A connection keeps pages of a small store in memory, so the same pages are missing to one connection and not to another.
    [Test, Property("Rule", "P1")]
    public async Task A_copy_of_a_truncated_store_is_refused([Values(0, 24)] int longNotes, [Values(1, 8191, 8192, 20000)] int missingBytes)
    {
        using var folder = new TempFolder();
        for (var i = 0; i < longNotes; i++)
            await NewNoteAsync(notes, $"long {i}", new string((char)('a' + i), 1 << 20));
        await Repository.CompactAsync();
        await TruncateAsync(LengthOf() - missingBytes);

        foreach (var repository in (IKnowledgeRepository[])[Repository, second])
        {
            var error = await Should.ThrowAsync<StoreCorruptException>(KnowledgeStore.SaveCopyAsync(repository, folder.File("copy.db")).Soon());
            error.Message.ShouldContain("ends before its last page");
        }

        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    private static async Task ShouldBeRefusedAsync(IKnowledgeRepository repository)
    {
        var error = await Should.ThrowAsync<StoreUnavailableException>(repository.CreateCollectionAsync(Draft.Collection("after")).Soon());
        (error.CanRetry, error.OutcomeUnknown).ShouldBe((false, false));
        error.Message.ShouldContain("was truncated");
    }

    // More pages than the log may have before it is copied into the store's file.
    private Task<Committed<bool>> WriteLongLogAsync(Func<Task> last) => Repository.WriteAsync(async (t, token) =>
    {
        for (var i = 0; i < 10; i++)
            await t.Collections.CreateAsync(Draft.Collection($"long {i}") with { Metadata = Draft.Meta($"{{\"a\":\"{new string('a', 1_000_000)}\"}}") }, token);
        await last();
    });

    private long LengthOf() => new FileInfo(Store.Path).Length;

    // By another program: opening the file here would cancel SQLite's locks.
    private async Task TruncateAsync(long length) =>
        (await ChildProcess.RunAsync("truncate", [FormattableString.Invariant($"--size={length}"), Store.Path], RunFolder.Path)).ExitCode.ShouldBe(0);
}
