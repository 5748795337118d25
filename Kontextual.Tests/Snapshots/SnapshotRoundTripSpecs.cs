using System.Text;
using Kontextual.Domain;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Snapshots;

/// <summary>A store is the same after an export and an import, on whatever backend.</summary>
public sealed class SnapshotRoundTripSpecs(Backend backend) : StoreSpecs(backend)
{
    private byte[] snapshot = null!;

    [SetUp]
    public async Task ExportFullStore()
    {
        await FullStore.FillAsync(Repository, Time);
        snapshot = await FullStore.ExportAsync(Repository);
    }

    private static IEnumerable<Backend> Targets() => Backend.All;

    [TestCaseSource(nameof(Targets)), Property("Rule", "S1"), Property("Rule", "S2"), Property("Rule", "S3")]
    public async Task The_export_of_an_import_is_the_snapshot(Backend other)
    {
        await using var target = await TestStore.OpenAsync(other);
        var summary = await FullStore.ImportAsync(target.Repository, snapshot);

        (await FullStore.ExportAsync(target.Repository)).ShouldBe(snapshot);
        (await FullStore.DumpAsync(target.Repository)).ShouldBe(await FullStore.DumpAsync(Repository));
        summary.StoreId.ShouldBe(Repository.Store.Id);
        summary.Head.ShouldBe(await Repository.Changes.HeadAsync());
        summary.Bytes.ShouldBe(snapshot.Length);
        summary.Lines.ShouldBe(snapshot.Count(unit => unit == (byte)'\n'));
        target.Repository.Store.ShouldBe(Repository.Store);
    }

    [Test, Property("Rule", "S2"), Property("Rule", "A9")]
    public async Task The_past_is_the_same_at_every_sequence()
    {
        await using var target = await TestStore.OpenAsync(Backend);
        await FullStore.ImportAsync(target.Repository, snapshot);

        var head = (await Repository.Changes.HeadAsync()).Sequence;
        for (var sequence = 1L; sequence <= head; sequence += 5)
        {
            (await FullStore.DumpAsync(target.Repository.AsOf(AsOf.AtSequence(sequence)))).ShouldBe(
                await FullStore.DumpAsync(Repository.AsOf(AsOf.AtSequence(sequence))));
        }
    }

    [Test, Property("Rule", "S1")]
    public async Task The_same_store_gives_the_same_bytes_twice() => (await FullStore.ExportAsync(Repository)).ShouldBe(snapshot);

    [TestCase(SnapshotCompression.GZip)]
    [TestCase(SnapshotCompression.Brotli)]
    [Property("Rule", "S1")]
    public async Task A_compressed_snapshot_gives_the_same_store(SnapshotCompression compression)
    {
        var compressed = await FullStore.ExportAsync(Repository, compression);
        compressed.Length.ShouldBeLessThan(snapshot.Length);

        await using var target = await TestStore.OpenAsync(Backend);
        await FullStore.ImportAsync(target.Repository, compressed, compression);
        (await FullStore.ExportAsync(target.Repository)).ShouldBe(snapshot);
    }

    [Test, Property("Rule", "S1")]
    public async Task Every_kind_of_line_occurs_and_none_exceeds_the_limit()
    {
        var lines = Encoding.UTF8.GetString(snapshot).Split('\n');
        lines[^1].ShouldBeEmpty();
        foreach (var record in Enum.GetNames<SnapshotRecord>())
            lines.ShouldContain(line => line.Contains($"\"record\":\"{record}\"", StringComparison.Ordinal), record);
        lines.ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= SnapshotForm.MaxLineBytes);
        await Task.CompletedTask;
    }

    [Test, Property("Rule", "S3"), Property("Rule", "C2"), Property("Rule", "C3")]
    public async Task An_imported_store_continues_the_history()
    {
        // Without other ids, the transactions would have ids that the snapshot has used.
        await using var target = await TestStore.OpenAsync(Backend, options => options.Ids = new SeededIds(7));
        await FullStore.ImportAsync(target.Repository, snapshot);

        foreach (var repository in new[] { Repository, target.Repository })
        {
            var bin = await repository.Collections.GetByNameAsync("bin");
            var note = await repository.Artifacts.GetByNameAsync(bin.Id, "note");
            await repository.ReviseArtifactAsync(note.Id, Expected.Exactly(2), new ArtifactChange { Name = "renamed", Metadata = Draft.Meta("""{"a":1}""") });
            await repository.WriteAsync((t, token) => t.Artifacts.DeleteAsync(note.Id, Expected.Any, DeletePolicy.Cascade, token));
        }

        var (before, after) = (await Repository.Changes.HeadAsync(), await target.Repository.Changes.HeadAsync());
        after.Sequence.ShouldBe(before.Sequence);
        var imported = await FullStore.ExportAsync(target.Repository);
        await using var again = await TestStore.OpenAsync(Backend);
        await FullStore.ImportAsync(again.Repository, imported);
        (await FullStore.ExportAsync(again.Repository)).ShouldBe(imported);
    }
}
