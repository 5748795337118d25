using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>One write order: bodies one at a time, each exactly once.</summary>
public sealed class WriteOrderSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T4")]
    public async Task Bodies_of_16_writers_run_one_at_a_time_and_each_exactly_once()
    {
        var notes = await NewCollectionAsync();
        var (inside, most, runs) = (0, 0, new int[16 * 5]);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < 5; i++)
            {
                int body = (writer * 5) + i;
                await Repository.WriteAsync(async (t, token) =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    Interlocked.Increment(ref runs[body]);
                    await Task.Yield();
                    await t.Artifacts.CreateAsync(Draft.Note(notes.Id, $"{body}"), token);
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                });
            }
        }))).Soon();

        most.ShouldBe(1);
        runs.ShouldAllBe(times => times == 1);
        (await StoreDump.ChangesAsync(Repository.Changes)).Count.ShouldBe(81);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_read_modify_write_loses_no_update()
    {
        var notes = await NewCollectionAsync();
        var counter = await NewNoteAsync(notes, "counter", "0");

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 5; i++)
            {
                await Repository.WriteAsync(async (t, token) =>
                {
                    var now = await t.Artifacts.GetAsync(counter.Id, token);
                    int value = int.Parse(await t.Artifacts.GetTextAsync(now, token), null);
                    await t.Artifacts.ReviseAsync(counter.Id, Expected.Exactly(now.HeadRevision), Draft.Text($"{value + 1}"), token);
                });
            }
        }))).Soon();

        var end = await Repository.Artifacts.GetAsync(counter.Id);
        (end.HeadRevision, await Repository.Artifacts.GetTextAsync(end)).ShouldBe((81, "80"));
    }

    [Test, Property("Rule", "T4")]
    public async Task A_body_begins_only_when_the_one_before_has_ended()
    {
        await using var held = await HeldWrite.StartAsync(Repository, (t, token) => t.Collections.CreateAsync(Draft.Collection("first"), token));
        bool begun = false;
        var queued = Repository.WriteAsync(async (t, token) =>
        {
            begun = true;
            return await t.Collections.FindByNameAsync("first", token);
        });
        begun.ShouldBeFalse();
        queued.IsCompleted.ShouldBeFalse();

        await held.CommitAsync();

        (await queued.Soon()).Value.ShouldNotBeNull();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_write_inside_a_body_throws_and_the_body_may_go_on()
    {
        var committed = await Repository.WriteAsync(async (t, token) =>
        {
            await Should.ThrowAsync<InvalidOperationException>(async () => await NewCollectionAsync("inner").Soon());
            await Should.ThrowAsync<InvalidOperationException>(
                async () => await Repository.WriteAsync((_, _) => Task.FromResult(0), cancellationToken: token).Soon());
            return await t.Collections.CreateAsync(Draft.Collection("outer"), token);
        }).Soon();

        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.ShouldBe([committed.Value]);
        await NewCollectionAsync("after").Soon();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_write_deep_inside_a_body_throws_too()
    {
        await Repository.WriteAsync(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("outer"), token);
            await Task.Run(
                () => Should.ThrowAsync<InvalidOperationException>(async () => await NewCollectionAsync("inner").Soon()),
                token);
        }).Soon();

        (await Repository.Collections.FindByNameAsync("inner")).ShouldBeNull();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_body_may_write_to_another_store()
    {
        await using var other = await TestStore.OpenAsync(Backend.InMemory);

        await Repository.WriteAsync(async (t, token) =>
        {
            await other.Repository.CreateCollectionAsync(Draft.Collection("there"), cancellationToken: token).Soon();
            await t.Collections.CreateAsync(Draft.Collection("here"), token);
        });

        (await other.Repository.Collections.FindByNameAsync("there")).ShouldNotBeNull();
        (await Repository.Collections.FindByNameAsync("here")).ShouldNotBeNull();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_write_after_a_body_in_the_same_flow_is_no_nested_write()
    {
        await Repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("one"), token));
        await Task.Run(() => NewCollectionAsync("two"));

        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.Count.ShouldBe(2);
    }
}
