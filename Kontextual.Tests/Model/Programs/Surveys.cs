using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>Reads everything there is, each line to be the same on every side.</summary>
internal static class Surveys
{
    private const int Size = 1000;

    /// <summary>At how many moments it looks, the last of them the present.</summary>
    private const int Moments = 2;

    private static readonly string[] Orders = ["Name", "Created", "Updated"];

    public static async Task RunAsync(IReads reads, long head, Transcript transcript)
    {
        await CollectionsAsync(reads, null, transcript);
        await RelationshipsAsync(reads, null, transcript);
        foreach (var order in Orders)
            await ArtifactsAsync(reads, new() { Deleted = true, Purged = true, OrderBy = order, Descending = order == "Updated" }, transcript);
        await HistoriesAsync(reads, transcript);
        if (await reads.ListChangesAsync(0, Size) is (var rows, var hasMore))
            transcript.Add($"changes {string.Join(Environment.NewLine, rows)} more: {hasMore}");
        for (var i = 1; i <= Moments; i++)
            await PastAsync(reads, new Past(head * i / Moments, null), transcript);
    }

    private static async Task PastAsync(IReads reads, Past asOf, Transcript transcript)
    {
        await CollectionsAsync(reads, asOf, transcript);
        await RelationshipsAsync(reads, asOf, transcript);
        await ArtifactsAsync(reads, new() { Deleted = true, Purged = true, AsOf = asOf }, transcript);
        foreach (var order in Orders)
            await ArtifactsAsync(reads, new() { AsOf = asOf, OrderBy = order, Descending = true }, transcript);
        var all = await reads.ListArtifactsAsync(new() { Deleted = true, AsOf = asOf }, Size, null);
        foreach (var digest in all.Rows.Select(row => row.Digest).Distinct())
            await ArtifactsAsync(reads, new() { Filters = [ArtifactFilters.Digest.With(digest)], AsOf = asOf }, transcript);
    }

    private static async Task CollectionsAsync(IReads reads, Past? asOf, Transcript transcript)
    {
        var leaf = await reads.ListCollectionsAsync(new() { Deleted = true, Purged = true, AsOf = asOf }, Size, null);
        transcript.Add($"collections as of {asOf}: {string.Join(Environment.NewLine, leaf.Rows)}");
    }

    private static async Task RelationshipsAsync(IReads reads, Past? asOf, Transcript transcript)
    {
        var leaf = await reads.ListRelationshipsAsync(new() { Deleted = true, Purged = true, AsOf = asOf }, Size, null);
        transcript.Add($"relationships as of {asOf}: {string.Join(Environment.NewLine, leaf.Rows)}");
    }

    private static async Task ArtifactsAsync(IReads reads, ArtifactListing listing, Transcript transcript)
    {
        var leaf = await reads.ListArtifactsAsync(listing, Size, null);
        transcript.Add($"artifacts by {listing.OrderBy} as of {listing.AsOf}: {string.Join(Environment.NewLine, leaf.Rows)}");
    }

    private static async Task HistoriesAsync(IReads reads, Transcript transcript)
    {
        var all = await reads.ListArtifactsAsync(new() { Deleted = true, Purged = true }, Size, null);
        foreach (var artifact in all.Rows)
        {
            var history = await reads.ListRevisionsAsync(artifact.Id, Size, null);
            transcript.Add(string.Join(Environment.NewLine, history.Rows));
            foreach (var revision in history.Rows.Where(revision => !revision.IsPurged))
                transcript.Add(Convert.ToHexStringLower(await reads.ReadBytesAsync(artifact.Id, revision.Number, streamed: false)));
        }
    }
}
