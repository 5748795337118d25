using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Lists the revisions of an artifact.</summary>
internal sealed record ListRevisions(Ref Artifact, int Size, int Pages) : Step
{
    public static Gen<ListRevisions> Generated { get; } =
        from id in ValueGenerators.Any from size in ValueGenerators.Size from pages in ValueGenerators.Pages select new ListRevisions(id, size, pages);

    public override Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Id<ArtifactId>(Artifact);
        return scene.TurnAsync((reads, cursor) => PageAsync(reads, id, Size, cursor), (_, row) => $"{row}", Pages);
    }

    public static Task<Leaf<RevisionRow>> PageAsync(IReads reads, ArtifactId id, int size, object? cursor) =>
        reads.AskAsync(plain => Plain(plain, id, size, cursor), store => StoreAsync(store, id, size, cursor));

    private static Leaf<RevisionRow> Plain(PlainReads reads, ArtifactId id, int size, object? cursor)
    {
        PlainRules.Id<ArtifactId>(id);
        return PlainListing.ByNumber<RevisionRow>(row => row.Number).Page($"revisions of {id}", PlainRevisions.Of(reads, id), size, cursor);
    }

    private static async Task<Leaf<RevisionRow>> StoreAsync(StoreReads reads, ArtifactId id, int size, object? cursor) =>
        (await reads.Now.Artifacts.HistoryAsync(id, Forms.Page(size, cursor))).Leaf(entry => RevisionRow.Of(entry.Revision));
}

/// <summary>Finds a revision by its number.</summary>
internal sealed record FindRevision(Ref Artifact, int Number) : Step
{
    public static Gen<FindRevision> Generated { get; } =
        from id in ValueGenerators.Dead from number in ValueGenerators.Number select new FindRevision(id, number);

    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Id<ArtifactId>(Artifact);
        return $"{await scene.Reads.AskAsync(
            plain => PlainRevisions.Find(plain, id, Number),
            async store => await store.Now.Artifacts.FindRevisionAsync(id, Number) is { } found ? RevisionRow.Of(found) : null)}";
    }
}

/// <summary>Reads a revision's content as text.</summary>
internal sealed record ReadText(Ref Artifact, int Revision) : Step
{
    public static Gen<ReadText> Generated { get; } = from id in ValueGenerators.Any from number in ValueGenerators.Number select new ReadText(id, number);

    public override Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Id<ArtifactId>(Artifact);
        return scene.Reads.AskAsync(
            plain => PlainRevisions.TextOf(PlainRevisions.ContentOf(plain, id, Revision)),
            store => store.Now.Artifacts.GetTextAsync(id, Revision));
    }
}

/// <summary>Reads a revision's content as bytes, at once or as a stream.</summary>
internal sealed record ReadBytes(Ref Artifact, int Revision, bool Streamed) : Step
{
    public static Gen<ReadBytes> Generated { get; } =
        from id in ValueGenerators.Dead from number in ValueGenerators.Number from streamed in ValueGenerators.Coin select new ReadBytes(id, number, streamed);

    public override Task<string> PlayAsync(Scene scene) => BytesAsync(scene.Reads, scene.Id<ArtifactId>(Artifact), Revision, Streamed);

    /// <summary>The bytes, in hexadecimal digits.</summary>
    public static async Task<string> BytesAsync(IReads reads, ArtifactId id, int revision, bool streamed) => Convert.ToHexStringLower(
        await reads.AskAsync(plain => PlainRevisions.ContentOf(plain, id, revision).Bytes, store => StoreAsync(store, id, revision, streamed)));

    private static async Task<byte[]> StoreAsync(StoreReads reads, ArtifactId id, int revision, bool streamed)
    {
        if (!streamed)
            return await reads.Now.Artifacts.GetBytesAsync(id, revision);
        await using var stream = await reads.Now.Artifacts.OpenContentAsync(id, revision);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

/// <summary>Finds a live artifact with its text.</summary>
internal sealed record FindText(Ref Artifact) : Step
{
    public static Gen<FindText> Generated { get; } = from id in ValueGenerators.Any select new FindText(id);

    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Id<ArtifactId>(Artifact);
        return await scene.Reads.AskAsync(plain => Plain(plain, id), store => StoreAsync(store, id)) is (var artifact, var text)
            ? $"{scene.See(artifact)} {text}"
            : "none";
    }

    private static (ArtifactRow Artifact, string Text)? Plain(PlainReads reads, ArtifactId id)
    {
        PlainRules.Id<ArtifactId>(id);
        return reads.Now.Find<ArtifactRow>(id) is { DeletedAt: null } row
            ? (row, PlainRevisions.TextOf(PlainRevisions.Content(reads, row.Digest)))
            : null;
    }

    private static async Task<(ArtifactRow Artifact, string Text)?> StoreAsync(StoreReads reads, ArtifactId id) =>
        await reads.Now.Artifacts.FindTextAsync(id) is { } found ? (ArtifactRow.Of(found.Artifact), found.Text) : null;
}
