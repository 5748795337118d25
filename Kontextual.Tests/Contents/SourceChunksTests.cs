using Kontextual.Persistence.Contents;
using Kontextual.Persistence.Work;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>The source of a content is closed after every outcome of storing it.</summary>
[TestFixture]
public sealed class SourceChunksTests() : EngineSpecs(Backend.InMemory)
{
    private Source source = null!;

    [SetUp]
    public void MakeSource() => source = new();

    [Test, Property("Rule", "T3")]
    public async Task A_source_is_closed_when_its_chunks_were_not_all_read()
    {
        await InUnitAsync(async unit =>
        {
            await using var chunks = new SourceChunks(unit, source);
            source.Read.SetResult(true);
            (await chunks.MoveNextAsync().Soon()).ShouldBeTrue();
        });

        await source.Closed.Task.Soon();
    }

    [TestCase(false)]
    [TestCase(true)]
    [Property("Rule", "T3"), Property("Rule", "T4")]
    public async Task A_source_that_is_still_being_read_is_not_waited_for_and_closed_later(bool fails)
    {
        await InUnitAsync(async unit =>
        {
            unit.CancelWith(new CancellationToken(canceled: true));
            await using var chunks = new SourceChunks(unit, source);
            await Should.ThrowAsync<OperationCanceledException>(chunks.MoveNextAsync().Soon());
        });
        source.Closed.Task.IsCompleted.ShouldBeFalse();

        if (fails)
            source.Read.SetException(new IOException("on purpose"));
        else
            source.Read.SetResult(true);

        await source.Closed.Task.Soon();
    }

    private Task InUnitAsync(Func<UnitOfWork, Task> work) => Units.WriteAsync((unit, _) => unit.WriteAsync(async () =>
    {
        await work(unit);
        return true;
    })).Soon();

    private sealed class Source : IAsyncEnumerator<ReadOnlyMemory<byte>>
    {
        public TaskCompletionSource<bool> Read { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ReadOnlyMemory<byte> Current => new byte[1];

        public ValueTask<bool> MoveNextAsync() => new(Read.Task);

        public ValueTask DisposeAsync()
        {
            Closed.SetResult();
            return ValueTask.CompletedTask;
        }
    }
}
