using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Who, in which run and why: stamped on every record of a transaction.</summary>
public sealed class WriteContextSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "C1")]
    public async Task Actor_and_reason_are_on_every_record_of_the_transaction_and_on_no_other()
    {
        var before = await NewCollectionAsync("before");
        var committed = await Repository.WriteAsync(
            async (t, token) =>
            {
                var notes = await t.Collections.CreateAsync(Draft.Collection("notes"), token);
                var a = await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "a"), token);
                await t.Relationships.CreateAsync(Draft.Link(a, a), token);
                return notes;
            },
            new WriteContext { Actor = "ann", Reason = "why not" });
        await Repository.WriteAsync((t, token) => t.Collections.RenameAsync(before.Id, Expected.Any, "after", token));

        (await RecordsOfAsync(committed)).Select(record => (record.Actor, record.Reason, record.RunId))
            .ShouldBe(Enumerable.Repeat<(string?, string?, RunId?)>(("ann", "why not", null), 3));
        foreach (long sequence in new[] { 1, 5 })
        {
            var other = (await Repository.Changes.FindAsync(sequence)).ShouldNotBeNull();
            (other.Actor, other.Reason).ShouldBe((null, null));
        }
    }

    [Test]
    public async Task The_longest_actor_and_reason_are_kept_and_the_empty_ones_too()
    {
        var longest = new WriteContext
        {
            Actor = string.Concat(Enumerable.Repeat("😀", 4_096)),
            Reason = string.Concat(Enumerable.Repeat("😀", 65_536)),
        };

        foreach (var context in new[] { longest, new WriteContext { Actor = "", Reason = "" } })
        {
            var committed = await Repository.CreateCollectionAsync(Draft.Collection($"{context.Actor?.Length}"), context);
            var record = (await RecordsOfAsync(committed)).ShouldHaveSingleItem();
            (record.Actor, record.Reason).ShouldBe((context.Actor, context.Reason));
        }
    }

    [Test]
    public async Task A_bad_context_is_refused_without_waiting_for_the_turn_and_without_running_the_body()
    {
        bool ran = false;
        await using var held = await HeldWrite.StartAsync(Repository);

        foreach (var context in new[]
        {
            new WriteContext { Actor = new string('x', 4_097) }, new WriteContext { Reason = new string('x', 65_537) },
            new WriteContext { Actor = "\ud800" }, new WriteContext { Reason = "a\0b" }, new WriteContext { Attempt = default(RunAttempt) }, new WriteContext { Attempt = new(RunId.Parse("01890000-0000-7000-8000-000000000001"), 0) },
        })
        {
            await Should.ThrowAsync<ArgumentException>(
                async () => await Repository.WriteAsync((_, _) => Task.FromResult(ran = true), context).Soon());
        }

        ran.ShouldBeFalse();
    }

    [Test]
    public async Task The_run_of_a_context_must_exist()
    {
        var run = RunId.Parse("01890000-0000-7000-8000-000000000000");

        var error = await FailsWritingNothingAsync<EntityNotFoundException>(
            () => Repository.CreateCollectionAsync(Draft.Collection("notes"), new WriteContext { Attempt = new(run, 1) }));

        (error.Kind, error.Key).ShouldBe((EntityKind.Run, run.ToString()));
    }

    [Test]
    public async Task A_write_needs_a_body()
    {
        await Should.ThrowAsync<ArgumentNullException>(
            () => Repository.WriteAsync((Func<IKnowledgeTransaction, CancellationToken, Task<int>>)null!));
        await Should.ThrowAsync<ArgumentNullException>(
            () => Repository.ReadAsync((Func<IKnowledgeView, CancellationToken, Task<int>>)null!));
    }

    [Test]
    public async Task A_commit_tells_its_transaction_and_its_sequences()
    {
        await NewCollectionAsync("before");

        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("a"), token);
            await t.Collections.CreateAsync(Draft.Collection("b"), token);
            return (t.Id, t.Time);
        });

        var (id, time) = committed.Value;
        (committed.TransactionId, committed.FirstSequence, committed.LastSequence).ShouldBe((id, 2, 3));
        time.ShouldBe(Time.Kept);
    }
}
