using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Store;

/// <summary>Contents that something else removed or changed: reading says so, and no write relies on them.</summary>
public sealed class DamagedContentSpecs(Backend backend) : DamagedStore(backend)
{
    private const int MiB = 1 << 20;

    public enum Harm
    {
        TextChanged,
        TextSizeChanged,
        TextPurged,
        ChunkChanged,
        ChunkLost,
        ChunkShorter,
        ChunksSizeChanged,
    }

    [Test, Property("Rule", "P7")]
    public async Task A_content_that_is_lost_is_damage_and_not_a_missing_revision()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await DamageAsync(db => db.Remove(db.Set<Content>().Single()));
        var place = $"digest {artifact.Digest}";

        await MeetsAsync(() => Repository.Artifacts.GetTextAsync(artifact.Id, 1), "table contents", place);
        await MeetsAsync(() => Repository.Artifacts.GetBytesAsync(artifact.Id, 1), "table contents", place);
        await MeetsAsync(() => Repository.Artifacts.OpenContentAsync(artifact.Id, 1), "table contents", place);
        await MeetsAsync(() => Repository.Artifacts.FindTextAsync(artifact.Id), "table contents", place);
        await Should.ThrowAsync<EntityNotFoundException>(() => Repository.Artifacts.GetTextAsync(artifact.Id, 2));
    }

    [Test, Property("Rule", "P7")]
    public async Task A_revision_that_is_lost_is_damage()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await DamageAsync(db => db.Remove(db.Set<Revision>().Single()));

        await MeetsAsync(() => Repository.Artifacts.GetTextAsync(artifact.Id, 1), "table revisions", $"{artifact.Id}", "number 1");
    }

    [Test, Property("Rule", "P7")]
    public async Task A_content_that_says_it_was_purged_while_its_artifact_lives_is_damage()
    {
        var artifact = await NewNoteAsync(await NewCollectionAsync());
        await DamageAsync(db => Harms(db, artifact, Harm.TextPurged));

        await MeetsAsync(() => Repository.Artifacts.GetTextAsync(artifact.Id, 1), "table contents", "column storage");
        await MeetsAsync(() => Repository.Artifacts.FindTextAsync(artifact.Id), "table contents", "column storage");
    }

    [Test, Combinatorial, Property("Rule", "P7"), Property("Rule", "P1")]
    public async Task A_write_of_the_same_content_is_refused_over_a_damaged_copy([Values] Harm harm, [Values] bool byRevising)
    {
        var bytes = harm.ToString().StartsWith("Text", StringComparison.Ordinal) ? "A note."u8.ToArray() : Binary();
        var collection = await NewCollectionAsync();
        var first = (await Repository.CreateArtifactAsync(Draft.File(collection.Id, "a", bytes))).Value;
        var other = await NewNoteAsync(collection, "b", "Another.");
        await DamageAsync(db => Harms(db, first, harm));

        // What was really purged is written again; then nothing damaged is relied on.
        if (harm == Harm.TextPurged)
        {
            await MeetsAsync(() => ReviseAsync(first, bytes), $"digest {first.Digest}");
            return;
        }

        await MeetsAsync(
            () => byRevising ? ReviseAsync(other, bytes) : Repository.CreateArtifactAsync(Draft.File(collection.Id, "c", bytes)),
            $"digest {first.Digest}");
    }

    [Test, Combinatorial, Property("Rule", "P7"), Property("Rule", "P1")]
    public async Task An_artifact_given_its_own_content_again_is_not_unchanged_over_a_damaged_copy(
        [Values] Harm harm, [Values] bool withMetadata)
    {
        var bytes = harm.ToString().StartsWith("Text", StringComparison.Ordinal) ? "A note."u8.ToArray() : Binary();
        var artifact = (await Repository.CreateArtifactAsync(Draft.File((await NewCollectionAsync()).Id, "a", bytes))).Value;
        await DamageAsync(db => Harms(db, artifact, harm));
        var change = new ArtifactChange
        {
            Content = ContentSource.FromBytes(bytes),
            Metadata = withMetadata ? Draft.Meta("""{"a":1}""") : null,
        };

        await MeetsAsync(() => Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, change), $"digest {artifact.Digest}");
    }

    [Test, Property("Rule", "P7"), Property("Rule", "P1")]
    public async Task Chunks_whose_content_is_lost_are_not_written_over()
    {
        var collection = await NewCollectionAsync();
        var artifact = (await Repository.CreateArtifactAsync(Draft.File(collection.Id, "a", Binary()))).Value;
        await DamageAsync(db => db.Remove(db.Set<Content>().Single()));

        await MeetsAsync(
            () => Repository.CreateArtifactAsync(Draft.File(collection.Id, "b", Binary())), "table content_chunks", $"{artifact.Digest}");
    }

    [TestCase(true)]
    [TestCase(false)]
    [Property("Rule", "A1")]
    public async Task A_copy_that_is_whole_is_shared(bool isText)
    {
        var bytes = isText ? "A note."u8.ToArray() : Binary();
        var collection = await NewCollectionAsync();
        await Repository.CreateArtifactAsync(Draft.File(collection.Id, "a", bytes));

        var second = (await Repository.CreateArtifactAsync(Draft.File(collection.Id, "b", bytes))).Value;

        (await Repository.Artifacts.GetBytesAsync(second)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        (await Repository.SummarizeAsync()).Contents.ShouldBe(1);
    }

    private Task<Committed<Artifact>> ReviseAsync(Artifact artifact, byte[] bytes) =>
        Repository.ReviseArtifactAsync(artifact.Id, Expected.Any, new ArtifactChange { Content = ContentSource.FromBytes(bytes) });

    private static void Harms(KontextualDbContext db, Artifact holder, Harm harm)
    {
        var content = db.Set<Content>().Single(c => c.Digest == holder.Digest);
        var last = db.Set<ContentChunk>().Where(c => c.Digest == holder.Digest).OrderBy(c => c.Ordinal).LastOrDefault()!;
        object row = harm switch
        {
            Harm.TextChanged => db.Update(content with { Text = "A mote." }),
            Harm.TextSizeChanged or Harm.ChunksSizeChanged => db.Update(content with { Size = content.Size - 1 }),
            Harm.TextPurged => db.Update(content with { Storage = ContentStorage.Purged, Text = null }),
            Harm.ChunkChanged => db.Update(Chunk(last, [.. last.Bytes[..^1], (byte)(last.Bytes[^1] + 1)])),
            Harm.ChunkLost => db.Remove(last),
            Harm.ChunkShorter => db.Update(Chunk(last, last.Bytes[..^1])),
            _ => throw new ArgumentOutOfRangeException(nameof(harm)),
        };
        row.ShouldNotBeNull();
    }

    private static ContentChunk Chunk(ContentChunk chunk, byte[] bytes) =>
        new() { Digest = chunk.Digest, Ordinal = chunk.Ordinal, Bytes = bytes };

    private static byte[] Binary()
    {
        var bytes = new byte[MiB + 100];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
