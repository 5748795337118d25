using System.IO.Pipes;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using static Kontextual.Tests.Contents.WholeContent;

namespace Kontextual.Tests.Contents;

/// <summary>What happens between preparing a content and reading it again.</summary>
public class ContentRereadingTests
{
    private const int Chunk = 1 << 20;

    private TempFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_content_that_changed_between_the_readings_is_found()
    {
        foreach (int length in (int[])[Chunk, 2 * Chunk, (2 * Chunk) - 1, (2 * Chunk) + 1, 5 * Chunk])
        {
            // Not over an array: this one can grow.
            using var content = new MemoryStream();
            content.Write(PatternStream.Bytes(2 * Chunk));
            using var source = ContentSource.FromStream(content);
            await source.PrepareAsync(default);
            content.SetLength(length);
            content.Position = 5;
            content.WriteByte(99);
            (await Should.ThrowAsync<IOException>(() => Read(source))).Message.ShouldContain("changed while it was being read");
        }
    }

    [Test]
    public async Task Reading_ends_at_the_first_chunk_too_many()
    {
        using var content = new MemoryStream();
        content.SetLength(2 * Chunk);
        using var source = ContentSource.FromStream(content);
        await source.PrepareAsync(default);
        content.SetLength(10 * Chunk);
        int chunks = 0;
        await Should.ThrowAsync<IOException>(async () =>
        {
            await foreach (var chunk in source.ReadChunksAsync())
                chunks++;
        });
        chunks.ShouldBe(2);
    }

    [Test]
    public async Task A_file_that_changed_or_is_missing_is_found()
    {
        string path = folder.File("content");
        using var source = ContentSource.FromFile(path);
        source.FilePath.ShouldBe(path);
        await Should.ThrowAsync<FileNotFoundException>(async () => await source.PrepareAsync(default));
        await File.WriteAllBytesAsync(path, new byte[2 * Chunk]);
        await source.PrepareAsync(default);
        await File.WriteAllBytesAsync(path, new byte[(2 * Chunk) + 1]);
        (await Should.ThrowAsync<IOException>(() => Read(source))).Message.ShouldContain("changed");
        using var ofFolder = ContentSource.FromFile(folder.Path);
        await Should.ThrowAsync<UnauthorizedAccessException>(async () => await ofFolder.PrepareAsync(default));
    }

    [Test]
    public async Task A_cancelled_preparation_can_be_repeated_unless_the_stream_is_used_up()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var source = ContentSource.FromStream(new PatternStream(10, canSeek: false));
        await Should.ThrowAsync<OperationCanceledException>(async () => await source.PrepareAsync(cancelled.Token));
        await source.PrepareAsync(default);
        source.Size.ShouldBe(10);
        await using var tooBig = ContentSource.FromStream(new PatternStream(3 * Chunk, canSeek: false), 2 * Chunk);
        await Should.ThrowAsync<ArgumentException>(async () => await tooBig.PrepareAsync(default));
        (await Should.ThrowAsync<InvalidOperationException>(async () => await tooBig.PrepareAsync(default))).Message.ShouldContain("over a new stream");
    }

    [Test]
    public async Task A_temporary_file_is_private_and_gone_after_disposing()
    {
        var stream = new PatternStream(2 * Chunk, canSeek: false);
        var source = ContentSource.FromStream(stream);
        source.Spool.ShouldBeNull();
        await source.PrepareAsync(default);
        var spool = source.Spool.ShouldNotBeNull();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(spool.SafeFileHandle).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            // Gone already, so that it cannot outlive a process that is killed.
            File.Exists(spool.Name).ShouldBeFalse();
        }
        source.Dispose();
        spool.CanRead.ShouldBeFalse();
        File.Exists(spool.Name).ShouldBeFalse();
        stream.Closed.ShouldBeFalse();
        source.Size.ShouldBe(2 * Chunk);
        await Should.ThrowAsync<ObjectDisposedException>(() => Read(source));
        await Should.ThrowAsync<ObjectDisposedException>(async () => await source.PrepareAsync(default));
    }

    [TestCase(10), Platform("Linux")]
    [TestCase((2 * Chunk) + 1)]
    public async Task A_file_that_cannot_seek_is_read_once(int length)
    {
        byte[] bytes = PatternStream.Bytes(length);
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var source = ContentSource.FromFile($"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}");
        var writing = Task.Run(() =>
        {
            pipe.Write(bytes);
            // Only the writing end: the source may not have opened the other yet.
            pipe.SafePipeHandle.Dispose();
        });
        await ShouldGive(source, bytes);
        await writing;
    }

    // Allocations are counted over the process.
    [Test, NonParallelizable]
    public async Task Big_contents_are_never_held_as_a_whole()
    {
        using var source = ContentSource.FromStream(new PatternStream(64 * Chunk, canSeek: false));
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await source.PrepareAsync(default);
        long size = 0;
        await foreach (var chunk in source.ReadChunksAsync())
            size += chunk.Length;
        size.ShouldBe(64 * Chunk);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(8 * Chunk);
    }
}
