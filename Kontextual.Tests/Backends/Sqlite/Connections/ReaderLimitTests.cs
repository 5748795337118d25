using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends.Sqlite.Connections;

/// <summary>Readers beyond the limit wait in turn and without a thread; no wait is for ever, and nobody waits for itself.</summary>
public sealed class ReaderLimitTests
{
    private TempFolder folder = null!;
    private IKnowledgeRepository repository = null!;

    [SetUp]
    public async Task OpenStore()
    {
        folder = new TempFolder();
        repository = await OpenAsync(TimeSpan.FromMinutes(1));
    }

    [TearDown]
    public async Task CloseStore()
    {
        await repository.DisposeAsync().AsTask().Soon();
        folder.Dispose();
    }

    [Test, Property("Rule", "P2")]
    public async Task A_view_beyond_the_limit_waits_and_a_read_does_not()
    {
        var gate = NewGate();
        var first = HoldAsync(gate);
        var second = HoldAsync(Open);

        (await repository.Changes.HeadAsync().Soon()).ShouldBe(ChangePosition.Start);
        second.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await Task.WhenAll(first, second).Soon();
    }

    [Test, Property("Rule", "P2")]
    public async Task Waiting_views_get_their_turn_in_the_order_of_coming()
    {
        var gate = NewGate();
        var order = new List<int>();
        List<Task> views = [HoldAsync(gate)];
        for (int i = 0; i < 20; i++)
        {
            int number = i;
            views.Add(repository.ReadAsync((_, _) =>
            {
                lock (order)
                    order.Add(number);
                return Task.FromResult(0);
            }));
        }

        gate.SetResult();
        await Task.WhenAll(views).Soon();
        order.ShouldBe(Enumerable.Range(0, 20));
    }

    [Test, Property("Rule", "P2")]
    public async Task A_view_may_read_beside_itself_although_every_view_that_there_may_be_holds_a_connection() =>
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => repository.ReadAsync(async (view, token) =>
        {
            await view.Changes.HeadAsync(token);
            await Task.Yield();
            return await repository.Changes.HeadAsync(token);
        }))).Soon();

    [Test, Property("Rule", "P2")]
    public async Task A_view_inside_a_view_does_not_wait_for_it() =>
        (await repository.ReadAsync((_, token) => repository.ReadAsync((_, _) => Task.FromResult(7), token)).Soon()).ShouldBe(7);

    [Test, Property("Rule", "P2")]
    public async Task What_a_view_has_left_running_counts_as_a_view_of_its_own()
    {
        var ended = NewGate();
        Task<int> left = Task.FromResult(0);
        await repository.ReadAsync((_, _) =>
        {
            left = LaterAsync();
            return Task.FromResult(0);
        });
        var gate = NewGate();
        var holding = HoldAsync(gate);
        ended.SetResult();

        await Should.ThrowAsync<OperationCanceledException>(left.Soon());
        gate.SetResult();
        await holding.Soon();

        async Task<int> LaterAsync()
        {
            await ended.Task;
            using var cancelling = new CancellationTokenSource();
            var view = repository.ReadAsync((_, _) => Task.FromResult(0), cancelling.Token);
            await cancelling.CancelAsync();
            return await view;
        }
    }

    [Test, Property("Rule", "P2"), Property("Rule", "T4")]
    public async Task The_work_of_a_write_may_open_a_view_while_every_view_waits_to_write()
    {
        var (writing, reading) = (NewGate(), NewGate());
        var write = repository.WriteAsync(async (_, token) =>
        {
            writing.SetResult();
            await reading.Task;
            return await repository.ReadAsync((view, inner) => view.Changes.HeadAsync(inner), token);
        });
        await writing.Task.Soon();
        var view = repository.ReadAsync(async (_, token) =>
        {
            var waiting = repository.WriteAsync((_, _) => Task.FromResult(0), cancellationToken: token);
            reading.SetResult();
            return await waiting;
        });

        await Task.WhenAll(write, view).Soon();
    }

    [Test, Property("Rule", "P2")]
    public async Task A_cancelled_wait_ends_at_once_and_takes_no_place()
    {
        var gate = NewGate();
        var holding = HoldAsync(gate);
        using var cancelling = new CancellationTokenSource();
        var cancelled = repository.ReadAsync((_, _) => Task.FromResult(0), cancelling.Token);
        var next = HoldAsync(Open);

        await cancelling.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled.Soon());
        gate.SetResult();
        await Task.WhenAll(holding, next).Soon();
    }

    [Test, Property("Rule", "P2")]
    public async Task Closing_the_store_ends_those_who_wait()
    {
        var gate = NewGate();
        var holding = HoldAsync(gate);
        var waiting = HoldAsync(Open);

        var closing = repository.DisposeAsync().AsTask();

        await Should.ThrowAsync<ObjectDisposedException>(waiting.Soon());
        closing.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await Task.WhenAll(holding, closing).Soon();
    }

    [Test, Property("Rule", "P2")]
    public async Task When_no_connection_is_given_back_the_error_names_the_option_and_a_retry_can_help()
    {
        await repository.DisposeAsync();
        repository = await OpenAsync(TimeSpan.Zero);
        var gate = NewGate();
        var holding = HoldAsync(gate);

        var error = await Should.ThrowAsync<StoreUnavailableException>(HoldAsync(Open).Soon());

        (error.CanRetry, error.OutcomeUnknown).ShouldBe((true, false));
        error.Message.ShouldContain(nameof(SqliteStoreOptions.MaxReaders));
        gate.SetResult();
        await holding.Soon();
        await HoldAsync(Open).Soon();
    }

    private Task<int> HoldAsync(TaskCompletionSource gate) => repository.ReadAsync(async (view, token) =>
    {
        await view.Changes.HeadAsync(token);
        await gate.Task;
        return 0;
    });

    private static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource Open
    {
        get
        {
            var gate = NewGate();
            gate.SetResult();
            return gate;
        }
    }

    private Task<IKnowledgeRepository> OpenAsync(TimeSpan readerWait) => KnowledgeStore.OpenAsync(options => options.UseSqlite(
        folder.File("store.db"),
        sqlite =>
        {
            sqlite.MaxReaders = 2;
            sqlite.ReaderWait = readerWait;
        }));
}
