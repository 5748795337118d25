using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Contents;

/// <summary>Content read as a stream while the store goes on.</summary>
public sealed class ContentStreamSpecs(Backend backend) : StoreSpecs(backend)
{
    private byte[] bytes = [];
    private Artifact artifact = null!;

    [SetUp]
    public async Task StoreALargeContent()
    {
        bytes = new byte[(2 << 20) + 4_321];
        new Random(7).NextBytes(bytes);
        var collection = await NewCollectionAsync();
        artifact = (await Repository.CreateArtifactAsync(Draft.File(collection.Id, "a", bytes))).Value;
    }

    [Test, Property("Rule", "T2")]
    public async Task An_open_stream_neither_holds_up_writes_nor_sees_them()
    {
        await using var stream = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);
        await stream.ReadExactlyAsync(new byte[1_000]);

        await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text("short")).Soon();
        await Repository.DeleteArtifactAsync(artifact.Id, Expected.Any).Soon();

        var rest = await ContentSpecs.ReadAsync(stream, 100_000).Soon();
        rest.AsSpan().SequenceEqual(bytes.AsSpan(1_000)).ShouldBeTrue();
    }

    [Test]
    public async Task Several_streams_of_one_content_are_independent()
    {
        await using var one = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);
        await using var two = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);
        await one.ReadExactlyAsync(new byte[1_500_000]);

        (await ContentSpecs.ReadAsync(two, 3_333)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        (await ContentSpecs.ReadAsync(one, 3_333)).AsSpan().SequenceEqual(bytes.AsSpan(1_500_000)).ShouldBeTrue();
    }

    [Test]
    public async Task A_stream_is_forward_only_and_not_for_writing()
    {
        await using var stream = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);

        (stream.CanRead, stream.CanSeek, stream.CanWrite).ShouldBe((true, false, false));
        Should.Throw<NotSupportedException>(() => stream.Position = 0);
        Should.Throw<NotSupportedException>(() => stream.Write([1]));
    }

    [Test]
    public async Task The_end_stays_the_end()
    {
        await using var stream = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);
        await ContentSpecs.ReadAsync(stream, 1 << 20);

        (await stream.ReadAsync(new byte[10])).ShouldBe(0);
        (await stream.ReadAsync(new byte[10])).ShouldBe(0);
    }

    [Test]
    public async Task A_stream_of_a_view_is_good_inside_it()
    {
        var read = await Repository.ReadAsync(async (view, token) =>
        {
            await using var stream = await view.Artifacts.OpenContentAsync(artifact.Id, 1, token);
            await Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, Draft.Text("short"), cancellationToken: token).Soon();
            return await ContentSpecs.ReadAsync(stream, 64_000);
        });

        read.AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Test]
    public async Task A_stream_left_open_does_not_keep_the_store_from_closing()
    {
        var stream = await Repository.Artifacts.OpenContentAsync(artifact.Id, 1);
        await stream.ReadExactlyAsync(new byte[10]);

        await Store.CloseAsync().Soon();

        await stream.DisposeAsync();
    }
}
