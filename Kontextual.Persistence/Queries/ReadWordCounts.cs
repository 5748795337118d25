namespace Kontextual.Persistence.Queries;

/// <summary>Counts how frequent terms and phrases are by reading all texts, for a store without an index of words.</summary>
internal static class ReadWordCounts
{
    public static async Task<IReadOnlyList<long>> OfAsync(
        IQueryDialect dialect, KontextualDbContext db, WordsQuery words, SearchFields fields, CancellationToken cancellationToken)
    {
        var artifacts = new RowSelection<Artifact> { Source = context => context.Set<Artifact>(), Conditions = [] };
        var texts = dialect.TextsOf(db);
        var counts = new long[words.Clauses.Count];
        await dialect.EachAsync(db, artifacts, artifact => artifact, Add, cancellationToken).ConfigureAwait(false);
        return [.. counts.Select(count => Math.Min(count, WordCounts.Max))];

        void Add(Artifact artifact)
        {
            if (artifact.IsPurged)
                return;
            if (ArtifactWords.AreInContent(fields) && texts.TextOf(artifact.Digest) is { } text)
                Count(ArtifactWords.OfContent(text), words, counts);
            if (ArtifactWords.AreInLabels(fields))
                Count(ArtifactWords.OfLabels(artifact.Name, artifact.Metadata), words, counts);
        }
    }

    private static void Count(string tokens, WordsQuery words, long[] counts)
    {
        var indexed = new IndexedTokens(tokens);
        for (int i = 0; i < counts.Length; i++)
            counts[i] += indexed.Propose(words.Clauses[i]) ? 1 : 0;
    }
}
