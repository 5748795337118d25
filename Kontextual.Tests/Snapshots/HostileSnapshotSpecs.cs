using System.IO.Compression;
using System.Text;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>A snapshot that is not whole, or is made to do harm, is refused with the line and the rule, and leaves the store as it was.</summary>
public sealed class HostileSnapshotSpecs(Backend backend) : StoreSpecs(backend)
{
    private const int RandomCuts = 40;

    private byte[] before = null!;

    [SetUp]
    public async Task ExportEmptyStore() => before = await FullStore.ExportAsync(Repository);

    [Test, Property("Rule", "S3")]
    public async Task It_is_cut_after_any_line()
    {
        var snapshot = await HostileStore.SnapshotAsync();
        var lines = ForgedSnapshot.Of(snapshot).Lines;

        // In memory, each line takes a hundred times as long.
        for (var kept = 0; kept < lines.Count; kept += Backend == Backend.InMemory ? 9 : 1)
        {
            var error = await RefusedAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Take(kept).Select(line => line + "\n"))));
            error.Line.ShouldBeInRange(Math.Max(kept, 1), kept + 1);
        }
    }

    [Test, Property("Rule", "S3")]
    public async Task It_is_cut_at_any_byte()
    {
        var snapshot = await HostileStore.SnapshotAsync();
        var random = new Random(15);
        for (var cut = 0; cut < RandomCuts; cut++)
        {
            var length = random.Next(snapshot.Length);
            var error = await RefusedAsync(snapshot[..length]);
            error.Line.ShouldBeLessThanOrEqualTo(snapshot.AsSpan(0, length).Count((byte)'\n') + 1);
        }

        (await RefusedAsync(snapshot[..^1])).Rule.ShouldContain("before its line feed");
    }

    [TestCase("\uFEFF{}\n", "byte order mark")]
    [TestCase("{\"record\":\"Header\"}\r\n", "carriage return")]
    [TestCase("", "the snapshot is empty")]
    [TestCase("\n", "not one JSON value")]
    [TestCase("[]\n", "no member 'record'")]
    [TestCase("{\"record\":\"Other\"}\n", "member 'record'")]
    [TestCase("{\"record\":\"\\ud800\"}\n", "lone surrogate")]
    [TestCase("{\"record\":\"Header\",\"record\":\"Header\"}\n", "not one JSON value")]
    [TestCase("{\"record\":\"Trailer\"}\n", "first line is not the header")]
    [TestCase("{\"record\":\"Header\"} {}\n", "not one JSON value")]
    [Property("Rule", "S3")]
    public async Task It_is_no_snapshot(string text, string rule)
    {
        var error = await RefusedAsync(Encoding.UTF8.GetBytes(text));

        error.Line.ShouldBe(1);
        error.Rule.ShouldContain(rule);
    }

    [Test, Property("Rule", "S3")]
    public async Task It_is_not_UTF_8()
    {
        var snapshot = await HostileStore.SnapshotAsync();
        snapshot[^10] = 0xFF;

        (await RefusedAsync(snapshot)).Rule.ShouldContain("not valid UTF-8");
    }

    [Test, Property("Rule", "S3")]
    public async Task It_is_nested_deeply()
    {
        var error = await RefusedAsync(Encoding.UTF8.GetBytes($"{{\"record\":{new string('[', 100_000)}{new string(']', 100_000)}}}\n"));

        error.Rule.ShouldContain("within the limits");
    }

    [Test, Property("Rule", "S3")]
    public async Task Its_line_is_too_long()
    {
        using var endless = new EndlessStream();
        var error = await Should.ThrowAsync<SnapshotFormatException>(() => KnowledgeSnapshot.ImportAsync(Repository, endless).Soon());

        error.Rule.ShouldContain("more than 8388608 bytes");
        endless.Read.ShouldBeLessThan(32 << 20);
    }

    [TestCase(SnapshotCompression.GZip)]
    [TestCase(SnapshotCompression.Brotli)]
    [Property("Rule", "S3")]
    public async Task It_is_compressed_to_become_huge(SnapshotCompression compression)
    {
        using var stream = new MemoryStream();
        await using (Stream compressed = compression == SnapshotCompression.GZip
            ? new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)
            : new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var written = 0; written < 64; written++)
                await compressed.WriteAsync(block);
        }

        (await RefusedAsync(stream.ToArray(), compression)).Rule.ShouldContain("more than 8388608 bytes");
    }

    [TestCase(SnapshotCompression.GZip)]
    [TestCase(SnapshotCompression.Brotli)]
    [Property("Rule", "S3")]
    public async Task Its_compressed_bytes_are_damaged(SnapshotCompression compression)
    {
        (await RefusedAsync(await HostileStore.SnapshotAsync(), compression)).Rule.ShouldContain("compressed data");

        using var stream = new MemoryStream();
        await using (var source = await HostileStore.OpenAsync())
            await KnowledgeSnapshot.ExportAsync(source.Repository, stream, new SnapshotOptions { Compression = compression }).Soon();
        var whole = stream.ToArray();
        await RefusedAsync(whole[..(whole.Length / 2)], compression);
        whole[whole.Length / 2] ^= 0x10;
        await RefusedAsync(whole, compression);
    }

    private async Task<SnapshotFormatException> RefusedAsync(byte[] snapshot, SnapshotCompression compression = SnapshotCompression.None)
    {
        var error = await Should.ThrowAsync<SnapshotFormatException>(() => FullStore.ImportAsync(Repository, snapshot, compression));
        error.Rule.ShouldNotBeNullOrEmpty();
        error.Record.ShouldNotBeNullOrEmpty();
        (await FullStore.ExportAsync(Repository)).ShouldBe(before);
        return error;
    }

    /// <summary>Gives spaces for ever.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public new long Read { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            Read += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
