using System.Collections;
using System.Text.Json;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Tests.Corruption;

/// <summary>What the caller's own code throws reaches the caller as the same exception, even when the provider could have thrown it.</summary>
public sealed class CallersErrorSpecs(Backend backend) : StoreSpecs(backend)
{
    private const int MiB = 1 << 20;

    private int passed;

    private static readonly Func<Exception>[] Kinds =
    [
        () => new FormatException("the caller's"),
        () => new JsonException("the caller's"),
        () => new IOException("the caller's"),
        () => new InvalidOperationException("the caller's"),
        () => new SqliteException("the caller's", 11),
        () => new SqliteException("the caller's", 10),
        () => new SqliteException("the caller's", 5),
        () => new DbUpdateException("the caller's"),
        () => new DbUpdateConcurrencyException("the caller's"),
    ];

    private static IEnumerable<TestCaseData> Errors() =>
        Kinds.Select((kind, i) => new TestCaseData(kind()).SetArgDisplayNames($"{kind().GetType().Name} {i}"));

    [TestCaseSource(nameof(Errors)), Property("Rule", "P7")]
    public async Task The_work_of_a_transaction(Exception error)
    {
        await PassesAsync(error, () => Repository.WriteAsync<int>((_, _) => throw error));
        await PassesAsync(error, () => Repository.WriteAsync<int>(async (t, token) =>
        {
            await t.Collections.CreateAsync(Draft.Collection("never"), token);
            throw error;
        }));
    }

    [TestCaseSource(nameof(Errors)), Property("Rule", "P7")]
    public async Task The_reads_of_a_view(Exception error)
    {
        await PassesAsync(error, () => Repository.ReadAsync<int>((_, _) => throw error));
        await PassesAsync(error, () => Repository.ReadAsync<int>(async (view, token) =>
        {
            await view.Collections.ListAsync(new CollectionQuery(), null, token);
            throw error;
        }));
    }

    [TestCaseSource(nameof(Errors)), Property("Rule", "P7")]
    public async Task A_stream_as_it_is_read_first(Exception error)
    {
        var collection = await NewCollectionAsync();

        await PassesAsync(error, () => Repository.CreateArtifactAsync(Large(collection, new FailingStream(1, error))));
        await PassesAsync(error, () => Repository.WriteAsync(async (t, token) =>
        {
            var draft = Large(collection, new FailingStream(1, error));
            await draft.Content.PrepareAsync(token);
            return await t.Artifacts.CreateAsync(draft, token);
        }));
    }

    [TestCaseSource(nameof(Errors)), Property("Rule", "P7")]
    public async Task A_stream_as_it_is_stored(Exception error)
    {
        var collection = await NewCollectionAsync();
        var artifact = await NewNoteAsync(collection);

        await PassesAsync(error, () => Repository.CreateArtifactAsync(Large(collection, new FailingStream(2, error))));
        await PassesAsync(error, () => Repository.ReviseArtifactAsync(
            artifact.Id, Expected.Any, new ArtifactChange { Content = ContentSource.FromStream(new FailingStream(2, error)) }));
        var prepared = Large(collection, new FailingStream(2, error));
        await prepared.Content.PrepareAsync();
        await PassesAsync(error, () => Repository.WriteAsync((t, token) => t.Artifacts.CreateAsync(prepared, token)));
    }

    [TestCaseSource(nameof(Errors)), Property("Rule", "P7")]
    public async Task The_lists_of_a_query(Exception error)
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());

        await PassesAsync(error, () => Repository.Artifacts.ListAsync(new ArtifactQuery { Ids = new FailingList<ArtifactId>(error) }));
        await PassesAsync(error, () => Repository.WriteAsync((t, token) => t.Relationships.TraverseAsync(
            new TraversalQuery { Start = artifact.Id, Types = new FailingList<string>(error) }, token)));
        await PassesAsync(error, () => Repository.ReadAsync((view, token) => view.Relationships.TraverseAsync(
            new TraversalQuery { Start = artifact.Id, Types = new FailingList<string>(error) }, token)));
    }

    // The store is as good as before: the next write and the next read succeed.
    private async Task PassesAsync(Exception error, Func<Task> act)
    {
        var before = await Repository.SummarizeAsync();
        (await Should.ThrowAsync<Exception>(async () => await act().Soon())).ShouldBeSameAs(error);
        (await Repository.SummarizeAsync()).ShouldBe(before);
        await NewCollectionAsync($"after {passed++}");
    }

    private static ArtifactDraft Large(Collection collection, Stream stream) =>
        Draft.Note(collection.Id, "large") with { Content = ContentSource.FromStream(stream) };

    /// <summary>Two MiB and a bit that fail at one of the readings.</summary>
    private sealed class FailingStream(int reading, Exception error) : MemoryStream(new byte[(2 * MiB) + 1])
    {
        private int readings;

        public override long Position
        {
            get => base.Position;
            set
            {
                readings++;
                base.Position = value;
            }
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            readings == reading && Position >= MiB ? throw error : base.ReadAsync(buffer, cancellationToken);
    }

    private sealed class FailingList<T>(Exception error) : IReadOnlyCollection<T>
    {
        public int Count => 1;

        public IEnumerator<T> GetEnumerator() => throw error;

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
