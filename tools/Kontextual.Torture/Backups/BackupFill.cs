namespace Kontextual.Torture;

/// <summary>Fills a store with contents of random bytes, so that a backup takes long enough to meet writes.</summary>
internal static class BackupFill
{
    private const int Bytes = 64 << 10;
    private const int RowsPerWrite = 64;

    public static async Task FillAsync(string store, BackupSettings settings, CancellationToken cancellationToken)
    {
        var random = new Random(settings.Seed);
        await using var repository = await TortureStore.OpenAsync(store);
        var collection = await repository.Collections.GetByNameAsync(TortureStore.CollectionName, cancellationToken);
        var count = settings.Megabytes * (1 << 20) / Bytes;
        for (int from = 0; from < count; from += RowsPerWrite)
        {
            List<ArtifactDraft> drafts = [.. Enumerable.Range(from, Math.Min(RowsPerWrite, count - from)).Select(i => Draft(collection.Id, i, random))];
            await repository.WriteAsync(
                async (t, token) =>
                {
                    foreach (var draft in drafts)
                        await t.Artifacts.CreateAsync(draft, token);
                    return 0;
                },
                new WriteContext { Reason = Mark.Reason(Phrase.Of($"filled-{from}"), drafts.Count) },
                cancellationToken);
        }
    }

    private static ArtifactDraft Draft(CollectionId collection, int number, Random random)
    {
        var bytes = new byte[Bytes];
        random.NextBytes(bytes);
        return TortureStore.Draft(collection, Phrase.Of($"filled {number}"), "") with { Content = ContentSource.FromBytes(bytes) };
    }
}
