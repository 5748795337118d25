using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>Content comes back byte by byte, whatever it is.</summary>
public sealed class ContentSpecs(Backend backend) : StoreSpecs(backend)
{
    private const int MiB = 1 << 20;

    private static IEnumerable<TestCaseData> Contents() =>
    [
        Case("nothing", []),
        Case("one byte", [0xFF]),
        Case("one NUL", [0]),
        Case("text", "línea 1\r\nline 2\n\ttab 😀"u8.ToArray()),
        Case("text with a byte order mark", [0xEF, 0xBB, 0xBF, .. "text"u8]),
        Case("text with NUL", "a\0b"u8.ToArray()),
        Case("text not in NFC", "cafe\u0301"u8.ToArray()),
        Case("text with a noncharacter", "\uffff\U0010FFFF"u8.ToArray()),
        Case("torn UTF-8", [0x61, 0xC3]),
        Case("overlong UTF-8", [0xC0, 0x80]),
        Case("an encoded surrogate", [0xED, 0xA0, 0x80]),
        Case("text of 1 MiB", Text(MiB)),
        Case("text of 1 MiB and a byte", Text(MiB + 1)),
        Case("bytes below 1 MiB", Random(MiB - 1)),
        Case("bytes of 1 MiB", Random(MiB)),
        Case("bytes of 1 MiB and one", Random(MiB + 1)),
        Case("bytes of 2 MiB", Random(2 * MiB)),
        Case("bytes of 3 MiB and some", Random((3 * MiB) + 17)),
    ];

    [TestCaseSource(nameof(Contents)), Property("Rule", "A8")]
    public async Task Bytes_come_back_exactly_with_digest_and_size(byte[] bytes)
    {
        var collection = await NewCollectionAsync();

        var artifact = (await Repository.CreateArtifactAsync(Draft.File(collection.Id, "a", bytes))).Value;

        (artifact.Size, artifact.Digest).ShouldBe((bytes.Length, ContentDigest.Of(bytes)));
        ShouldBeSame(await Repository.Artifacts.GetBytesAsync(artifact), bytes);
        await using var stream = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);
        ShouldBeSame(await ReadAsync(stream, 65_537), bytes);
        (await Repository.SummarizeAsync()).ContentBytes.ShouldBe(bytes.Length);
    }

    [TestCaseSource(nameof(Contents)), Property("Rule", "A8")]
    public async Task Text_comes_back_exactly_and_what_is_no_text_says_so(byte[] bytes)
    {
        var collection = await NewCollectionAsync();
        var artifact = (await Repository.CreateArtifactAsync(Draft.File(collection.Id, "a", bytes))).Value;

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            ShouldBeSame(Encoding.UTF8.GetBytes(await Repository.Artifacts.GetTextAsync(artifact)), bytes);
        }
        else
        {
            var error = await Should.ThrowAsync<ContentNotTextException>(() => Repository.Artifacts.GetTextAsync(artifact));
            error.Digest.ShouldBe(artifact.Digest);
        }
    }

    [TestCaseSource(nameof(Contents))]
    public async Task A_transaction_reads_what_it_has_just_written(byte[] bytes)
    {
        var collection = await NewCollectionAsync();

        await Repository.WriteAsync(async (t, token) =>
        {
            var artifact = await t.Artifacts.CreateAsync(Draft.File(collection.Id, "a", bytes), token);
            ShouldBeSame(await t.Artifacts.GetBytesAsync(artifact, token), bytes);
            await using var stream = await t.Artifacts.OpenContentAsync(artifact.Id, 1, token);
            ShouldBeSame(await ReadAsync(stream, 4_096), bytes);
        });
    }

    [Test]
    public async Task Equal_contents_are_stored_once_however_they_were_given()
    {
        var collection = await NewCollectionAsync();
        var bytes = Random(MiB + 5);
        var path = Path.Combine(Store.Folder, "content.bin");
        await File.WriteAllBytesAsync(path, bytes);
        using var seekable = new MemoryStream(bytes);
        await using var once = new OneWayStream(new MemoryStream(bytes));
        var sources = new[]
        {
            ContentSource.FromBytes(bytes), ContentSource.FromFile(path), ContentSource.FromStream(seekable), ContentSource.FromStream(once),
        };

        for (int i = 0; i < sources.Length; i++)
        {
            await using var source = sources[i];
            var draft = new ArtifactDraft { Collection = collection.Id, Name = $"{i}", Type = "file", Content = source };
            var artifact = (await Repository.CreateArtifactAsync(draft)).Value;
            ShouldBeSame(await Repository.Artifacts.GetBytesAsync(artifact), bytes);
        }

        var summary = await Repository.SummarizeAsync();
        (summary.Artifacts, summary.Contents, summary.ContentBytes).ShouldBe((4, 1, bytes.Length));
    }

    [TestCase(0)]
    [TestCase(2 * MiB)]
    public async Task A_failed_write_leaves_no_content_behind(int size)
    {
        var collection = await NewCollectionAsync();

        await FailsWritingNothingAsync<DivideByZeroException>(() => Repository.WriteAsync(async (t, token) =>
        {
            await t.Artifacts.CreateAsync(Draft.File(collection.Id, "a", Random(size)), token);
            throw new DivideByZeroException();
        }));

        (await Repository.SummarizeAsync()).Contents.ShouldBe(0);
    }

    [Test]
    public async Task Content_over_512_MiB_is_an_ArgumentException_and_nothing_is_written()
    {
        var collection = await NewCollectionAsync();
        await using var zeros = new ZeroStream(ContentSource.MaxSize + 1);
        await using var source = ContentSource.FromStream(zeros);
        var draft = new ArtifactDraft { Collection = collection.Id, Name = "a", Type = "file", Content = source };

        await FailsWritingNothingAsync<ArgumentException>(() => Repository.CreateArtifactAsync(draft));
    }

    internal static async Task<byte[]> ReadAsync(Stream stream, int piece)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[piece];
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
            copy.Write(buffer, 0, count);
        return copy.ToArray();
    }

    // Shouldly compares and prints element by element, which takes minutes for a MiB.
    private static void ShouldBeSame(byte[] actual, byte[] expected) =>
        actual.AsSpan().SequenceEqual(expected).ShouldBeTrue($"{actual.Length} bytes came back for {expected.Length}, or other ones");

    private static byte[] Text(int size)
    {
        var text = new byte[size];
        for (int i = 0; i < size; i++)
            text[i] = i % 80 == 79 ? (byte)'\n' : (byte)('a' + (i % 26));
        return text;
    }

    private static byte[] Random(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        return bytes;
    }

    private static TestCaseData Case(string name, byte[] bytes) => new TestCaseData(bytes).SetArgDisplayNames(name);
}
