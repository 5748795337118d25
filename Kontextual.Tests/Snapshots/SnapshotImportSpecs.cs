using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>An import needs an empty store, takes its id over, and leaves nothing behind when it fails.</summary>
public sealed class SnapshotImportSpecs(Backend backend) : StoreSpecs(backend)
{
    private static async Task<byte[]> SnapshotAsync()
    {
        await using var source = await TestStore.OpenAsync(Backend.InMemory);
        var notes = (await source.Repository.CreateCollectionAsync(Draft.Collection("notes"))).Value;
        await source.Repository.CreateArtifactAsync(Draft.Note(notes.Id, "a", "A note."));
        return await FullStore.ExportAsync(source.Repository);
    }

    [Test, Property("Rule", "S3")]
    public async Task A_store_with_changes_is_refused_and_unchanged()
    {
        var snapshot = await SnapshotAsync();
        await NewCollectionAsync();
        var id = Repository.Store.Id;

        var error = await FailsWritingNothingAsync<StoreNotEmptyException>(() => FullStore.ImportAsync(Repository, snapshot));
        error.StoreId.ShouldBe(id);
        error.Head.ShouldBe(await Repository.Changes.HeadAsync());
        Repository.Store.Id.ShouldBe(id);
    }

    [Test, Property("Rule", "S3")]
    public async Task A_snapshot_is_imported_once()
    {
        var snapshot = await SnapshotAsync();
        await FullStore.ImportAsync(Repository, snapshot);

        await FailsWritingNothingAsync<StoreNotEmptyException>(() => FullStore.ImportAsync(Repository, snapshot));
    }

    [Test, Property("Rule", "S3")]
    public async Task An_empty_store_has_a_snapshot_too()
    {
        var empty = await FullStore.ExportAsync(Repository);

        await using var target = await TestStore.OpenAsync(Backend);
        (await FullStore.ImportAsync(target.Repository, empty)).Lines.ShouldBe(2);
        (await FullStore.ExportAsync(target.Repository)).ShouldBe(empty);
    }

    [Test, Property("Rule", "S3")]
    public async Task A_cancelled_import_leaves_the_store_empty()
    {
        var snapshot = await SnapshotAsync();
        using var cancel = new CancellationTokenSource();
        using var stream = new CancellingStream(snapshot, cancel);

        await FailsWritingNothingAsync<OperationCanceledException>(() => KnowledgeSnapshot.ImportAsync(Repository, stream, cancellationToken: cancel.Token));
        (await FullStore.ImportAsync(Repository, snapshot)).Lines.ShouldBeGreaterThan(2);
    }

    [Test, Property("Rule", "S3"), Property("Rule", "P7")]
    public async Task The_exceptions_of_the_callers_stream_stay_as_they_are()
    {
        using var broken = new BrokenStream();

        (await FailsWritingNothingAsync<IOException>(() => KnowledgeSnapshot.ImportAsync(Repository, broken))).ShouldBeSameAs(broken.Failure);
        (await Should.ThrowAsync<IOException>(() => KnowledgeSnapshot.ExportAsync(Repository, broken).Soon())).ShouldBeSameAs(broken.Failure);
    }

    [Test, Property("Rule", "T4")]
    public async Task An_import_inside_a_write_is_refused()
    {
        var snapshot = await SnapshotAsync();

        await FailsWritingNothingAsync<InvalidOperationException>(
            () => Repository.WriteAsync((_, _) => FullStore.ImportAsync(Repository, snapshot)));
    }

    [Test, Property("Rule", "S3")]
    public async Task Progress_reaches_the_number_of_changes()
    {
        var snapshot = await SnapshotAsync();
        var reports = new Reports();
        using var stream = new MemoryStream(snapshot);
        await KnowledgeSnapshot.ImportAsync(Repository, stream, progress: reports).Soon();
        await KnowledgeSnapshot.ExportAsync(Repository, Stream.Null, progress: reports).Soon();

        var expected = new SnapshotProgress(snapshot.Count(unit => unit == (byte)'\n'), snapshot.Length, 2, 2);
        reports.All.ShouldBe([expected, expected]);
    }

    [Test, Property("Rule", "S3")]
    public void Wrong_arguments_are_refused()
    {
        var closed = new MemoryStream();
        closed.Dispose();
        var options = new SnapshotOptions { Compression = (SnapshotCompression)7 };

        Should.Throw<ArgumentException>(() => KnowledgeSnapshot.ExportAsync(Repository, closed)).ParamName.ShouldBe("stream");
        Should.Throw<ArgumentException>(() => KnowledgeSnapshot.ImportAsync(Repository, closed)).ParamName.ShouldBe("stream");
        Should.Throw<ArgumentException>(() => KnowledgeSnapshot.ExportAsync(Repository, Stream.Null, options)).ParamName.ShouldBe("options");
        Should.Throw<ArgumentNullException>(() => KnowledgeSnapshot.ImportAsync(null!, Stream.Null)).ParamName.ShouldBe("repository");
    }

    private sealed class Reports : IProgress<SnapshotProgress>
    {
        public List<SnapshotProgress> All { get; } = [];

        public void Report(SnapshotProgress value) => All.Add(value);
    }

    /// <summary>Cancels when the middle of its bytes was read.</summary>
    private sealed class CancellingStream(byte[] bytes, CancellationTokenSource cancel) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > 0)
                await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return Read(buffer.Span[..Math.Min(buffer.Length, (int)(Length / 2))]);
        }
    }

    /// <summary>Fails at every read and write.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public IOException Failure { get; } = new("broken");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw Failure;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw Failure;
    }
}
