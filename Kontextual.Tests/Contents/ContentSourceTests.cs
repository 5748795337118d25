using System.IO.Pipes;
using System.Text;
using Kontextual.Domain;

namespace Kontextual.Tests.Contents;

public class ContentSourceTests
{
    private const int Chunk = 1 << 20;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("kontextual-test-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(Chunk - 1)]
    [TestCase(Chunk)]
    [TestCase(Chunk + 1)]
    [TestCase(2 * Chunk)]
    [TestCase((3 * Chunk) + 17)]
    public async Task Every_kind_gives_the_same_bytes_in_chunks_of_1_MiB(int length)
    {
        byte[] bytes = PatternStream.Bytes(length);
        string path = Path.Combine(folder, "content");
        await File.WriteAllBytesAsync(path, bytes);
        await ShouldGive(ContentSource.FromBytes(bytes), bytes);
        await ShouldGive(ContentSource.FromFile(path), bytes);
        await ShouldGive(ContentSource.FromStream(new MemoryStream(bytes)), bytes);
        await ShouldGive(ContentSource.FromStream(new PatternStream(length, canSeek: true)), bytes);
        await ShouldGive(ContentSource.FromStream(new PatternStream(length, canSeek: false)), bytes);
    }

    [TestCase("")]
    [TestCase("é😀\r\n")]
    [TestCase("\ufeffafter a byte order mark")]
    [TestCase("\ufffe\uffff", TestName = "{m}(noncharacters)")]
    public async Task Text_comes_back_the_same_by_text_and_by_bytes(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        using var ofText = ContentSource.FromText(text);
        using var ofBytes = ContentSource.FromBytes(bytes);
        await ofText.PrepareAsync(default);
        await ofBytes.PrepareAsync(default);
        (ofText.Text, ofText.Size, ofText.Digest).ShouldBe((text, bytes.Length, ContentDigest.Of(bytes)));
        (ofBytes.Text, ofBytes.Size, ofBytes.Digest).ShouldBe((text, bytes.Length, ContentDigest.Of(bytes)));
        await ShouldGive(ofText, bytes);
    }

    [Test]
    public async Task Text_is_null_for_what_is_no_text_or_too_long()
    {
        (await TextOf(ContentSource.FromBytes(new byte[] { 0xC3 }))).ShouldBeNull();
        (await TextOf(ContentSource.FromBytes(new byte[] { 0xED, 0xA0, 0x80 }))).ShouldBeNull();
        (await TextOf(ContentSource.FromBytes("a\0"u8.ToArray()))).ShouldBeNull();
        (await TextOf(ContentSource.FromText("a\0"))).ShouldBeNull();
        string longest = new('é', Chunk / 2);
        (await TextOf(ContentSource.FromText(longest))).ShouldBe(longest);
        (await TextOf(ContentSource.FromText(longest + "x"))).ShouldBeNull();
        (await TextOf(ContentSource.FromBytes(Encoding.UTF8.GetBytes(longest)))).ShouldBe(longest);
    }

    [Test]
    public void What_cannot_be_content_is_refused_at_once()
    {
        Should.Throw<ArgumentException>(() => ContentSource.FromText("a\ud800")).ParamName.ShouldBe("text");
        Should.Throw<ArgumentNullException>(() => ContentSource.FromText(null!)).ParamName.ShouldBe("text");
        Should.Throw<ArgumentException>(() => ContentSource.FromFile("")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentNullException>(() => ContentSource.FromStream(null!)).ParamName.ShouldBe("stream");
        var closed = new MemoryStream();
        closed.Dispose();
        Should.Throw<ArgumentException>(() => ContentSource.FromStream(closed)).Message.ShouldBe("The stream cannot be read; it is closed or write-only. (Parameter 'stream')");
        Should.Throw<ArgumentException>(() => ContentSource.FromBytes(new byte[ContentSource.MaxSize + 1])).ParamName.ShouldBe("bytes");
    }

    [Test]
    public async Task More_than_512_MiB_is_refused()
    {
        ContentSource.MaxSize.ShouldBe(536_870_912);
        string path = Path.Combine(folder, "sparse");
        await using (var file = File.Create(path))
            file.SetLength(ContentSource.MaxSize + 1);
        using var ofFile = ContentSource.FromFile(path);
        (await Should.ThrowAsync<ArgumentException>(async () => await ofFile.PrepareAsync(default))).ParamName.ShouldBe("path");
        var stream = new PatternStream(ContentSource.MaxSize + 1, canSeek: true);
        using var ofStream = ContentSource.FromStream(stream);
        (await Should.ThrowAsync<ArgumentException>(async () => await ofStream.PrepareAsync(default))).ParamName.ShouldBe("stream");
        stream.BytesRead.ShouldBe(0);
    }

    [Test]
    public async Task A_stream_without_a_length_is_counted_while_it_is_read()
    {
        var most = ContentSource.FromStream(new PatternStream(3 * Chunk, canSeek: false), 3 * Chunk);
        await most.PrepareAsync(default);
        most.Size.ShouldBe(3 * Chunk);
        await most.DisposeAsync();
        var endless = new PatternStream(long.MaxValue, canSeek: false);
        await using var source = ContentSource.FromStream(endless, 3 * Chunk);
        (await Should.ThrowAsync<ArgumentException>(async () => await source.PrepareAsync(default))).ParamName.ShouldBe("stream");
        endless.BytesRead.ShouldBeLessThan(5 * Chunk);
        source.Spool.ShouldNotBeNull().CanRead.ShouldBeFalse();
    }

    [Test]
    public async Task Nothing_is_known_before_preparing()
    {
        using var source = ContentSource.FromText("a");
        source.IsPrepared.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => source.Digest).Message.ShouldContain("call PrepareAsync first");
        Should.Throw<InvalidOperationException>(() => source.Size);
        Should.Throw<InvalidOperationException>(() => source.Text);
        await Should.ThrowAsync<InvalidOperationException>(() => Read(source));
        await source.PrepareAsync(default);
        source.IsPrepared.ShouldBeTrue();
    }

    [Test]
    public async Task Small_contents_are_read_once_and_kept()
    {
        var stream = new PatternStream(Chunk, canSeek: true);
        using var source = ContentSource.FromStream(stream);
        await source.PrepareAsync(default);
        await source.PrepareAsync(default);
        (await Read(source)).Length.ShouldBe(Chunk);
        stream.BytesRead.ShouldBe(Chunk);
        byte[] bytes = [1, 2, 3];
        using var ofBytes = ContentSource.FromBytes(bytes);
        await ofBytes.PrepareAsync(default);
        bytes[0] = 9;
        (await Read(ofBytes)).ShouldBe([1, 2, 3]);
    }

    [Test]
    public async Task A_stream_that_can_seek_is_read_from_its_beginning_and_stays_open()
    {
        var stream = new MemoryStream([1, 2, 3]) { Position = 2 };
        var source = ContentSource.FromStream(stream);
        await source.PrepareAsync(default);
        source.Digest.ShouldBe(ContentDigest.Of([1, 2, 3]));
        await source.DisposeAsync();
        stream.CanRead.ShouldBeTrue();
    }

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
        string path = Path.Combine(folder, "content");
        using var source = ContentSource.FromFile(path);
        source.FilePath.ShouldBe(path);
        await Should.ThrowAsync<FileNotFoundException>(async () => await source.PrepareAsync(default));
        await File.WriteAllBytesAsync(path, new byte[2 * Chunk]);
        await source.PrepareAsync(default);
        await File.WriteAllBytesAsync(path, new byte[(2 * Chunk) + 1]);
        (await Should.ThrowAsync<IOException>(() => Read(source))).Message.ShouldContain("changed");
        using var ofFolder = ContentSource.FromFile(folder);
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

    private static async Task<string?> TextOf(ContentSource source)
    {
        await using var _ = source;
        await source.PrepareAsync(default);
        return source.Text;
    }

    private static async Task ShouldGive(ContentSource source, byte[] bytes)
    {
        await using var _ = source;
        await source.PrepareAsync(default);
        source.Size.ShouldBe(bytes.Length);
        source.Digest.ShouldBe(ContentDigest.Of(bytes));
        (source.KeptBytes is not null).ShouldBe(bytes.Length <= Chunk);
        // Twice: a write that is tried again reads again.
        (await Read(source)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        (await Read(source)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    private static async Task<byte[]> Read(ContentSource source)
    {
        var all = new MemoryStream();
        bool ended = false;
        await foreach (var chunk in source.ReadChunksAsync())
        {
            ended.ShouldBeFalse();
            chunk.Length.ShouldBeInRange(1, Chunk);
            ended = chunk.Length < Chunk;
            all.Write(chunk.Span);
        }

        return all.ToArray();
    }
}
