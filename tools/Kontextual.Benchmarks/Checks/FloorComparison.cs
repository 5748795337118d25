using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Floor;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Checks;

/// <summary>
/// Compares the file of Floor with the store of Raw after both did the same writes. The schemas differ, so the store is converted in the way
/// in which Floor's file was made, and both contestants read what the writes have left.
/// </summary>
internal static class FloorComparison
{
    /// <param name="raw">The contestant with the schema of the library, whose store is closed.</param>
    /// <param name="floor">A contestant with the leanest schema, whose file is closed.</param>
    /// <param name="before">The position of the last change before the workload.</param>
    /// <param name="converted">A path without a file, for the converted store. The file is deleted afterwards.</param>
    /// <param name="who">The workload and the contestants, for the message.</param>
    /// <exception cref="CheckFailedException">The facts differ.</exception>
    public static async Task RequireEqualAsync(Entrant raw, Entrant floor, ChangePosition before, string converted, string who)
    {
        FloorFile.Make(raw.Path, converted);
        RowComparison.RequireEqual(converted, floor.Path, who);
        StoreFolder.Delete(converted);
        if (await ReadAsync(raw, before) != await ReadAsync(floor, before))
            throw new CheckFailedException($"{who}: the contestants read different revisions, texts, changes or relationships after the workload.");
    }

    // Everything that the changes since the position have written: the records, the revisions with the texts, and the relationships.
    private static async Task<string> ReadAsync(Entrant entrant, ChangePosition position)
    {
        await using var contestant = await Entrant.OpenAsync(entrant.Kind, entrant.Path, entrant.Sources);
        var digest = new AnswerDigest();
        var artifacts = new SortedDictionary<ArtifactId, ChangeKind>();
        while (true)
        {
            var page = await contestant.ChangesAsync(position);
            foreach (var record in page.Records)
            {
                digest.Add(record);
                if (record.EntityKind == EntityKind.Artifact)
                    artifacts[record.EntityId.As<ArtifactId>()] = record.Kind;
                else
                    await AddEndsAsync(contestant, record, digest);
            }

            if (!page.HasMore)
                break;
            position = page.Next;
        }

        foreach (var (id, last) in artifacts)
            await AddArtifactAsync(contestant, id, last, digest);
        return digest.ToString();
    }

    private static async Task AddArtifactAsync(IContestant contestant, ArtifactId id, ChangeKind last, AnswerDigest digest)
    {
        foreach (var entry in await contestant.HistoryAsync(id))
            digest.Add(entry);
        if (last == ChangeKind.Deleted)
            return;
        var (artifact, text) = await contestant.GetTextAsync(id);
        digest.Add(artifact);
        digest.Add(text);
    }

    private static async Task AddEndsAsync(IContestant contestant, ChangeRecord record, AnswerDigest digest)
    {
        var source = RelationshipDescription.Instance.FromState(record.State!).SourceId;
        foreach (var (artifact, distance) in (await contestant.TraverseAsync(source, 1)).Items)
        {
            digest.Add(artifact);
            digest.Add(distance);
        }
    }
}
