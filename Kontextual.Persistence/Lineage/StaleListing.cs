using System.Runtime.CompilerServices;
using Kontextual.Persistence.Paging;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Lineage;

/// <summary>Reads stale outputs in pages, ordered by the ids of their artifacts.</summary>
internal sealed class StaleListing(IReadScope scope, Moment? moment)
{
    /// <summary>The number of candidates that are checked together.</summary>
    private const int Batch = 200;

    public async Task<Page<StaleOutput>> PageAsync(StaleQuery query, PageRequest? page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.OptionalId(query.Artifact, nameof(query));
        Require.OptionalId(query.Run, nameof(query));
        page ??= PageRequest.Default;
        Require.PageSize(page.Size, nameof(page));
        var (found, cursor) = page.Cursor is null || moment is null ? (null, page.Cursor) : PastCursor.Split(page.Cursor, nameof(page));
        var sequence = found ?? (moment is null ? null : await moment.SequenceAsync(cancellationToken).ConfigureAwait(false));
        var text = TextOf(query);
        var binding = Cursor.Bind(scope.Store.Id, moment is null ? text : PastCursor.Text(text, moment.AsOf, sequence!.Value));
        var after = cursor is null ? default : ArtifactId.Parse(Cursor.Read(binding, cursor, nameof(page)).Id);
        var result = await scope.ReadAsync(
            async (db, token) =>
            {
                List<StaleOutput> stale = [];
                await foreach (var output in StaleAsync(db, query, sequence, after, token).ConfigureAwait(false))
                {
                    if (stale.Count == page.Size)
                        return new Page<StaleOutput>(stale, Cursor.Write(binding, string.Empty, stale[^1].ArtifactId.ToString()));
                    stale.Add(output);
                }

                return new Page<StaleOutput>(stale, null);
            },
            cancellationToken).ConfigureAwait(false);
        return result.NextCursor is { } next && sequence is { } past ? result with { NextCursor = PastCursor.Join(past, next) } : result;
    }

    private static string TextOf(StaleQuery query) => new CanonicalJsonObject()
        .Add("listing", "stale")
        .Add("artifact", query.Artifact?.ToString())
        .Add("run", query.Run?.ToString())
        .Add("transitive", $"{query.Transitive}")
        .ToString();

    private static async IAsyncEnumerable<StaleOutput> StaleAsync(
        KontextualDbContext db, StaleQuery query, long? sequence, ArtifactId after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var search = new StaleSearch(new StaleInputs(db, sequence ?? long.MaxValue), query.Transitive, isPast: sequence is not null);
        while (true)
        {
            var candidates = await CandidatesAsync(db, query, sequence, after, cancellationToken).ConfigureAwait(false);
            foreach (var stale in await search.OfAsync(candidates, cancellationToken).ConfigureAwait(false))
            {
                if (query.Run is null || stale.RunId == query.Run)
                    yield return stale;
            }

            if (candidates.Count < Batch)
                yield break;
            after = candidates[^1];
        }
    }

    private static Task<List<ArtifactId>> CandidatesAsync(
        KontextualDbContext db, StaleQuery query, long? sequence, ArtifactId after, CancellationToken cancellationToken)
    {
        var last = sequence ?? long.MaxValue;
        var outputs = query is { Artifact: null, Run: null, Transitive: false } && sequence is null
            ? OutputsOfMovedInputs(db)
            : db.Set<RunOutput>().AsQueryable();
        if (query.Artifact is { } artifact)
            outputs = outputs.Where(o => o.ArtifactId == artifact);
        if (query.Run is { } wanted)
            outputs = outputs.Where(o => o.RunId == wanted);
        return outputs
            .Where(o => o.Sequence <= last && (o.ToSequence == null || o.ToSequence > last))
            .Where(o => o.ArtifactId > after)
            .Select(o => o.ArtifactId)
            .Distinct()
            .OrderBy(id => id)
            .Take(Batch)
            .ToListAsync(cancellationToken);
    }

    // As conditions and not as joins, so that a database begins at the inputs that have moved on. With joins, SQLite would read all outputs in their order.
    private static IQueryable<RunOutput> OutputsOfMovedInputs(KontextualDbContext db)
    {
        var bundles = db.Set<MovedInput>().Select(m => (BundleId?)m.BundleId);
        var runs = db.Set<OperationRun>().Where(r => bundles.Contains(r.InputBundleId)).Select(r => r.Id);
        return db.Set<RunOutput>().Where(o => runs.Contains(o.RunId));
    }
}
