using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Schema;
using Microsoft.Extensions.Time.Testing;

namespace Kontextual.Tests.Backends.Sqlite.Writing;

/// <summary>Writes that wait together share one commit, and nothing else.</summary>
/// <remarks>The clock that measures the window stands still: a window of more than zero stays open as long as writes wait.</remarks>
public sealed class SharedCommitTests
{
    private TempFolder folder = null!;
    private IKnowledgeRepository repository = null!;
    private Collection notes = null!;

    private string StorePath => folder.File("store.db");

    [TearDown]
    public async Task CloseStore()
    {
        await repository.DisposeAsync();
        folder.Dispose();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "P1")]
    public async Task A_write_is_acknowledged_and_seen_only_after_the_commit_it_shares()
    {
        await OpenAsync(TimeSpan.FromSeconds(1));
        await using var first = await HeldWrite.StartAsync(repository);
        var quick = CreateAsync("quick");
        var slow = HeldWrite.StartAsync(repository, (t, token) => t.Artifacts.CreateAsync(Draft.Note(notes.Id, "slow"), token));

        await first.AbortAsync();
        await using var held = await slow;

        quick.IsCompleted.ShouldBeFalse();
        (await FindAsync("quick")).ShouldBeNull();
        await held.CommitAsync();
        (await quick.Soon()).FirstSequence.ShouldBe(2);
        (await held.Completion).FirstSequence.ShouldBe(3);
        (await FindAsync("quick")).ShouldNotBeNull();
    }

    [Test, Property("Rule", "T4")]
    public async Task Without_a_window_each_write_has_its_own_commit()
    {
        await OpenAsync(TimeSpan.Zero);
        await using var first = await HeldWrite.StartAsync(repository);
        var quick = CreateAsync("quick");
        var slow = HeldWrite.StartAsync(repository);

        await first.AbortAsync();
        await using var held = await slow;

        (await quick.Soon()).FirstSequence.ShouldBe(2);
        (await FindAsync("quick")).ShouldNotBeNull();
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T3"), Property("Rule", "C2")]
    public async Task A_write_that_fails_is_taken_back_alone()
    {
        await OpenAsync(TimeSpan.FromSeconds(1));
        var error = new InvalidOperationException("on purpose");
        await using var first = await HeldWrite.StartAsync(repository);
        var before = CreateAsync("before");
        var failing = repository.WriteAsync<int>(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.Note(notes.Id, "failing", "its text"), token);
            throw error;
        });
        var after = CreateAsync("after");

        await first.AbortAsync();

        (await before.Soon()).FirstSequence.ShouldBe(2);
        (await after.Soon()).FirstSequence.ShouldBe(3);
        (await Should.ThrowAsync<InvalidOperationException>(failing.Soon())).ShouldBeSameAs(error);
        (await FindAsync("failing")).ShouldBeNull();
        (await repository.SummarizeAsync()).Contents.ShouldBe(2);
    }

    [Test, Property("Rule", "T4"), Property("Rule", "T1"), Property("Rule", "T3")]
    public async Task When_the_transaction_dies_all_that_shared_it_are_told_so_and_the_next_works()
    {
        await OpenAsync(TimeSpan.FromSeconds(1));
        ChangeSchema("CREATE TRIGGER fault BEFORE INSERT ON artifacts WHEN NEW.name = 'deadly' BEGIN SELECT RAISE(ROLLBACK, 'on purpose'); END");
        await using var first = await HeldWrite.StartAsync(repository);
        var before = CreateAsync("before");
        var deadly = CreateAsync("deadly");
        var after = CreateAsync("after");

        await first.AbortAsync();

        var lost = await Should.ThrowAsync<StoreUnavailableException>(before.Soon());
        lost.CanRetry.ShouldBeTrue();
        lost.OutcomeUnknown.ShouldBeFalse();
        lost.InnerException.ShouldBeSameAs(await Should.ThrowAsync<KnowledgeException>(deadly.Soon()));
        (await after.Soon()).FirstSequence.ShouldBe(2);
        (await FindAsync("before")).ShouldBeNull();
    }

    [Test, Property("Rule", "T4")]
    public async Task A_write_that_waits_can_be_cancelled_and_writes_nothing()
    {
        await OpenAsync(TimeSpan.FromSeconds(1));
        await using var first = await HeldWrite.StartAsync(repository);
        using var cancelling = new CancellationTokenSource();
        var cancelled = CreateAsync("cancelled", cancelling.Token);
        var other = CreateAsync("other");

        await cancelling.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(cancelled.Soon());
        await first.CommitAsync();
        (await other.Soon()).FirstSequence.ShouldBe(2);
        (await FindAsync("cancelled")).ShouldBeNull();
    }

    [Test, Property("Rule", "T4")]
    public async Task Callers_that_shared_a_commit_do_not_go_on_on_the_writers_thread()
    {
        await OpenAsync(TimeSpan.FromSeconds(1));
        await using var first = await HeldWrite.StartAsync(repository);
        var threads = Enumerable.Range(0, 3).Select(i => CreateAsync($"shared {i}").ContinueWith(
            _ => Thread.CurrentThread.Name, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).ToList();

        await first.CommitAsync();

        (await Task.WhenAll(threads).Soon()).ShouldNotContain("kontextual writer");
    }

    [Test, Property("Rule", "T4")]
    public async Task A_body_runs_in_the_context_of_its_caller()
    {
        await OpenAsync(TimeSpan.FromSeconds(1));
        var flowing = new AsyncLocal<string>();

        async Task<string?> CallAsync(string value)
        {
            flowing.Value = value;
            return (await repository.WriteAsync((_, _) => Task.FromResult(flowing.Value))).Value;
        }

        (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => CallAsync($"{i}")))).ShouldBe(Enumerable.Range(0, 20).Select(i => $"{i}"));
    }

    private async Task OpenAsync(TimeSpan window)
    {
        folder = new TempFolder();
        repository = await KnowledgeStore.OpenAsync(options =>
        {
            options.Elapsed = new FakeTimeProvider();
            options.UseSqlite(StorePath, sqlite => sqlite.SharedCommitWindow = window);
        });
        notes = (await repository.WriteAsync((t, token) => t.Collections.CreateAsync(Draft.Collection("notes"), token))).Value;
    }

    private Task<Committed<Artifact>> CreateAsync(string name, CancellationToken cancellationToken = default) =>
        repository.WriteAsync(
            (t, token) => t.Artifacts.CreateAsync(Draft.Note(notes.Id, name, $"the text of {name}"), token), cancellationToken: cancellationToken);

    private Task<Artifact?> FindAsync(string name) => repository.Artifacts.FindByNameAsync(notes.Id, name);

    private void ChangeSchema(string sql)
    {
        using var raw = new RawStore(StorePath);
        raw.Execute(sql);
    }
}
