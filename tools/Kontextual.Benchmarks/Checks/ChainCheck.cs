using Kontextual.Benchmarks.Contestants;
using Kontextual.Persistence;
using Microsoft.Data.Sqlite;

namespace Kontextual.Benchmarks.Checks;

/// <summary>Checks that all acknowledged writes are in the store, for workloads whose rows are not deterministic.</summary>
internal static class ChainCheck
{
    /// <param name="entrant">The contestant, whose store is closed.</param>
    /// <param name="before">The position of the last change before the workload.</param>
    /// <param name="writes">The number of acknowledged change records.</param>
    /// <exception cref="CheckFailedException">Records are missing, unexpected or not chained, or the file is damaged.</exception>
    public static async Task RequireAsync(Entrant entrant, ChangePosition before, long writes)
    {
        var (changesAsync, store) = await OpenAsync(entrant);
        await using var _ = store;
        var position = before;
        while (true)
        {
            var page = await changesAsync(position);
            foreach (var record in page.Records)
            {
                if (record.Sequence != position.Sequence + 1 || ChangeChain.Hash(position.Hash, record) != record.Hash)
                    throw new CheckFailedException($"{entrant.Kind}: change record {record.Sequence} is not chained to the previous record.");
                position = ChangePosition.After(record);
            }

            if (!page.HasMore)
                break;
        }

        if (position.Sequence - before.Sequence != writes)
        {
            throw new CheckFailedException(
                $"{entrant.Kind}: {writes} writes were acknowledged, but the store contains {position.Sequence - before.Sequence} change records.");
        }

        RequireSound(entrant);
    }

    // The library reads all stores. Only Floor itself reads its schema.
    private static async Task<(Func<ChangePosition, Task<ChangePage>> ChangesAsync, IAsyncDisposable Store)> OpenAsync(Entrant entrant)
    {
        if (entrant.HasStore)
        {
            var store = await KnowledgeStore.OpenAsync(options => options.UseSqlite(entrant.Path));
            return (position => store.Changes.SinceAsync(position, PageRequest.MaxSize), store);
        }

        var contestant = await Entrant.OpenAsync(entrant.Kind, entrant.Path, entrant.Sources);
        return (position => contestant.ChangesAsync(position).AsTask(), contestant);
    }

    private static void RequireSound(Entrant entrant)
    {
        using var connection = new SqliteConnection($"Data Source={entrant.Path};Mode=ReadWrite;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        if (command.ExecuteScalar() is not "ok")
            throw new CheckFailedException($"{entrant.Kind}: the file is damaged.");
    }
}
