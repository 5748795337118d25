using Kontextual.Domain;
using Kontextual.Tests.Contents;
using Kontextual.Tests.Entities;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Every input beyond a limit has its named error, with the rule or the place, before anything is read or written.</summary>
public sealed class BadInputSpecs(Backend backend) : StoreSpecs(backend)
{
    private static IEnumerable<TestCaseData> Reads() => BadReads.All.Select(bad => new TestCaseData(bad).SetArgDisplayNames(bad.Flaw));

    private static IEnumerable<TestCaseData> Writes() => EntityCase.All.SelectMany(one => one.BadWrites).Select(bad => new TestCaseData(bad).SetArgDisplayNames(bad.Flaw));

    // Of a store that is closed only what looks at nothing else gives its own error.
    [TestCaseSource(nameof(Reads)), Property("Rule", "Q1")]
    public async Task A_reader_refuses_it_even_where_nothing_can_be_read(BadInput<IKnowledgeRepository> bad)
    {
        await bad.IsRefusedAsync(Repository);

        await Repository.DisposeAsync();
        await bad.IsRefusedAsync(Repository);
    }

    // A transaction that has ended lets nobody look at anything, nor write.
    [TestCaseSource(nameof(Writes)), Property("Rule", "T4")]
    public async Task A_writer_refuses_it_and_the_work_goes_on_and_also_where_nothing_can_be_looked_up(BadInput<IKnowledgeTransaction> bad)
    {
        IKnowledgeTransaction ended = null!;
        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            ended = t;
            await bad.IsRefusedAsync(t);
            return await t.Collections.CreateAsync(Draft.Collection("after"), token);
        });

        (committed.FirstSequence, committed.LastSequence).ShouldBe((1, 1));
        await bad.IsRefusedAsync(ended);
        await Should.ThrowAsync<InvalidOperationException>(() => ended.Collections.CreateAsync(Draft.Collection("too late")));
    }

    [Test, Property("Rule", "T4")]
    public async Task A_bad_write_context_is_refused_before_the_turn_is_waited_for()
    {
        await Repository.DisposeAsync();
        foreach (var (context, says) in new[]
        {
            (new WriteContext { Attempt = default(RunAttempt) }, "default value"), (new WriteContext { Actor = new string('x', 4_097) }, "the maximum is 4096"),
            (new WriteContext { Reason = "a\0" }, "U+0000: found at index 1"), (new WriteContext { Reason = "\ud800" }, "U+D800 at index 0"),
        })
        {
            var bad = new BadInput<IKnowledgeRepository>(says, "context", says, r => r.CreateCollectionAsync(Draft.Collection("a"), context));
            await bad.IsRefusedAsync(Repository);
        }
    }

    [Test]
    public async Task Null_in_the_place_of_an_argument_is_named()
    {
        var note = ArtifactId.Parse("01890000-0000-7000-8000-000000000001");
        Func<IKnowledgeTransaction, CancellationToken, Task> nothingToDo = null!;
        foreach (var (name, call) in new (string, Func<Task>)[]
        {
            ("work", () => Repository.WriteAsync(nothingToDo)), ("draft", () => Repository.CreateArtifactAsync(null!)),
            ("draft", () => Repository.PutArtifactAsync(null!, Expected.Any)), ("change", () => Repository.ReviseArtifactAsync(note, Expected.Any, null!)),
            ("ids", () => Repository.Artifacts.GetManyAsync(null!)), ("artifact", () => Repository.Artifacts.GetTextAsync(null!)),
            ("artifact", () => Repository.Artifacts.GetBytesAsync(null!)),
        })
        {
            (await Should.ThrowAsync<ArgumentNullException>(call)).ParamName.ShouldBe(name);
        }
    }

    [Test]
    public async Task Content_over_512_MiB_of_unknown_length_is_refused_and_nothing_is_written()
    {
        var notes = await NewCollectionAsync();
        await using var zeros = new OneWayStream(new ZeroStream(ContentSource.MaxSize + 1));
        await using var source = ContentSource.FromStream(zeros);
        var draft = Draft.Note(notes.Id, "a") with { Content = source };

        var error = await FailsWritingNothingAsync<ArgumentException>(() => Repository.CreateArtifactAsync(draft));

        (error.GetType(), error.ParamName).ShouldBe((typeof(ArgumentException), "stream"));
        error.Message.ShouldContain("536870912");
    }

    [Test, Property("Rule", "Q1")]
    public async Task A_cursor_of_another_query_or_changed_by_a_letter_is_refused()
    {
        var notes = await NewCollectionAsync();
        await NewNoteAsync(notes, "a");
        await NewNoteAsync(notes, "b");
        var query = new ArtifactQuery { Collection = notes.Id };
        var cursor = (await Repository.Artifacts.ListAsync(query, new PageRequest { Size = 1 })).NextCursor.ShouldNotBeNull();
        var changed = (cursor[5] == 'A' ? 'B' : 'A') is var letter ? $"{cursor[..5]}{letter}{cursor[6..]}" : cursor;

        AsOf? now = null;
        foreach (var (wanted, asOf, text) in new[] { (query with { IncludeDeleted = true }, now, cursor), (query, AsOf.AtSequence(3), cursor), (query, now, changed) })
        {
            var bad = new BadInput<IKnowledgeRepository>(
                text, "page", "not made for this query", r => r.At(asOf).Artifacts.ListAsync(wanted, new PageRequest { Cursor = text }));
            await bad.IsRefusedAsync(Repository);
        }
    }
}
