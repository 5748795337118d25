using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Harness;
using static Kontextual.Tests.Contents.WholeContent;

namespace Kontextual.Tests.Contents;

public class ContentSourceTests
{
    private const int Chunk = 1 << 20;

    private TempFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

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
        string path = folder.File("content");
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
        string path = folder.File("sparse");
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

    private static async Task<string?> TextOf(ContentSource source)
    {
        await using var _ = source;
        await source.PrepareAsync(default);
        return source.Text;
    }
}
