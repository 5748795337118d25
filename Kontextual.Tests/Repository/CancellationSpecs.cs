using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Repository;

/// <summary>Cancelling acts while queued and between statements, and never after the body has returned.</summary>
public sealed class CancellationSpecs(Backend backend) : StoreSpecs(backend)
{
    [Test, Property("Rule", "T4")]
    public async Task A_write_cancelled_before_it_begins_never_runs()
    {
        bool ran = false;
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await FailsWritingNothingAsync<OperationCanceledException>(() => Repository.WriteAsync(
            (_, _) => Task.FromResult(ran = true), cancellationToken: cancel.Token));

        ran.ShouldBeFalse();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_write_cancelled_in_the_queue_never_runs_and_holds_up_nobody()
    {
        bool ran = false;
        using var cancel = new CancellationTokenSource();
        await using var held = await HeldWrite.StartAsync(Repository);
        var queued = Repository.WriteAsync((_, _) => Task.FromResult(ran = true), cancellationToken: cancel.Token);
        var behind = NewCollectionAsync("behind");

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(queued.Soon());
        await held.CommitAsync();
        (await behind.Soon()).Name.ShouldBe("behind");
        ran.ShouldBeFalse();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task A_write_cancelled_between_statements_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();

        await FailsWritingNothingAsync<OperationCanceledException>(() => Repository.WriteAsync(
            async (t, token) =>
            {
                await t.Collections.CreateAsync(Draft.Collection("first"), token);
                await cancel.CancelAsync();
                token.IsCancellationRequested.ShouldBeTrue();
                await t.Collections.CreateAsync(Draft.Collection("second"), token);
            },
            cancellationToken: cancel.Token));

        await NewCollectionAsync("next").Soon();
    }

    [Test, Property("Rule", "T4")]
    public async Task Cancelling_reaches_verbs_that_were_given_no_token()
    {
        using var cancel = new CancellationTokenSource();

        await FailsWritingNothingAsync<OperationCanceledException>(() => Repository.WriteAsync(
            async (t, _) =>
            {
                await t.Collections.CreateAsync(Draft.Collection("first"), CancellationToken.None);
                await cancel.CancelAsync();
                await t.Collections.CreateAsync(Draft.Collection("second"), CancellationToken.None);
            },
            cancellationToken: cancel.Token));
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T1")]
    public async Task A_verbs_own_token_cancels_that_verb_and_the_body_may_go_on()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Repository.WriteAsync(async (t, token) =>
        {
            await Should.ThrowAsync<OperationCanceledException>(() => t.Collections.CreateAsync(Draft.Collection("never"), cancel.Token));
            await t.Collections.CreateAsync(Draft.Collection("kept"), token);
        });

        (await Repository.Collections.ListAsync(new CollectionQuery())).Items.Select(collection => collection.Name).ShouldBe(["kept"]);
    }

    [Test, Property("Rule", "T4")]
    public async Task A_body_that_has_returned_is_committed_however_soon_it_is_cancelled_then()
    {
        for (int i = 0; i < 50; i++)
        {
            using var cancel = new CancellationTokenSource();
            var body = new TaskCompletionSource<Collection>(TaskCreationOptions.RunContinuationsAsynchronously);
            var begun = new TaskCompletionSource<IKnowledgeTransaction>(TaskCreationOptions.RunContinuationsAsynchronously);
            var write = Repository.WriteAsync(
                (t, _) =>
                {
                    begun.SetResult(t);
                    return body.Task;
                },
                cancellationToken: cancel.Token);
            var transaction = await begun.Task.Soon();
            var collection = await transaction.Collections.CreateAsync(Draft.Collection($"{i}"), CancellationToken.None);

            body.SetResult(collection);
            await cancel.CancelAsync();

            (await write.Soon()).Value.ShouldBe(collection);
            (await Repository.Collections.FindAsync(collection.Id, cancellationToken: CancellationToken.None)).ShouldBe(collection);
        }
    }

    [Test, Property("Rule", "T1")]
    public async Task A_body_cancelled_in_its_last_line_is_wholly_there_or_wholly_absent()
    {
        for (int i = 0; i < 20; i++)
        {
            using var cancel = new CancellationTokenSource();
            var write = Repository.WriteAsync(
                async (t, token) =>
                {
                    await t.Collections.CreateAsync(Draft.Collection($"{i}a"), token);
                    await t.Collections.CreateAsync(Draft.Collection($"{i}b"), token);
                    await cancel.CancelAsync();
                },
                cancellationToken: cancel.Token);

            bool returned = await ReturnsAsync(write);

            var found = (await Repository.Collections.ListAsync(new CollectionQuery { NamePrefix = $"{i}" })).Items.Select(c => c.Name);
            found.Where(name => name is [.., 'a' or 'b'] && name.Length == $"{i}".Length + 1).ShouldBe(returned ? [$"{i}a", $"{i}b"] : []);
        }
    }

    [Test, Property("Rule", "T4")]
    public async Task Cancelling_after_the_commit_changes_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var committed = await Repository.CreateCollectionAsync(Draft.Collection("kept"), cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        (await Repository.Collections.FindAsync(committed.Value.Id)).ShouldBe(committed.Value);
    }

    [Test]
    public async Task A_cancelled_read_ends_with_the_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Repository.Artifacts.ListAsync(new ArtifactQuery(), null, cancel.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => Repository.Changes.HeadAsync(cancel.Token));
        await Should.ThrowAsync<OperationCanceledException>(() => Repository.SummarizeAsync(cancel.Token));
    }

    private static async Task<bool> ReturnsAsync(Task write)
    {
        try
        {
            await write.Soon();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
