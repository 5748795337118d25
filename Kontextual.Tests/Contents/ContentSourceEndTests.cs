using System.IO.Pipes;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>Where a source stops: at its limit, when it is cancelled, after it was disposed.</summary>
public class ContentSourceEndTests
{
    [Test]
    public async Task A_small_stream_has_its_limit_too()
    {
        await using var source = ContentSource.FromStream(new PatternStream(11, canSeek: false), 10);
        (await Should.ThrowAsync<ArgumentException>(async () => await source.PrepareAsync(default))).ParamName.ShouldBe("stream");
    }

    [Test]
    public async Task Reading_again_can_be_cancelled()
    {
        using var source = ContentSource.FromBytes(new byte[2 << 20]);
        await source.PrepareAsync(default);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await source.ReadChunksAsync(cancelled.Token).GetAsyncEnumerator().MoveNextAsync());
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_disposed_source_gives_nothing_more(bool later)
    {
        var source = ContentSource.FromText("kept in memory");
        await source.PrepareAsync(default);
        if (later)
            await source.DisposeAsync();
        else
            source.Dispose();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await source.ReadChunksAsync().GetAsyncEnumerator().MoveNextAsync());
        await Should.ThrowAsync<ObjectDisposedException>(async () => await source.PrepareAsync(default));
    }

    [Test]
    public async Task A_file_can_be_content_while_others_read_it()
    {
        using var folder = new TempFolder();
        string path = folder.File("content");
        await File.WriteAllTextAsync(path, "shared");
        await using var other = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var source = ContentSource.FromFile(path);
        await source.PrepareAsync(default);
        source.Text.ShouldBe("shared");
    }

    [Test, Platform("Linux")]
    public async Task A_file_that_cannot_seek_is_counted_while_it_is_read()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var source = ContentSource.FromFile($"/proc/self/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}", 10);
        pipe.Write(PatternStream.Bytes(11));
        pipe.SafePipeHandle.Dispose();
        (await Should.ThrowAsync<ArgumentException>(async () => await source.PrepareAsync(default))).ParamName.ShouldBe("path");
    }
}
