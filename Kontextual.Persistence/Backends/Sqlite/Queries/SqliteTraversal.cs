using System.Text.Json;
using Kontextual.Persistence.Artifacts.Criteria;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>Runs a traversal as one recursive statement, level by level. The names of tables and columns are those of EF's model.</summary>
/// <remarks>
/// The queue of the recursion is ordered by distance, then id, so that each artifact is reached on a shortest path first and the limit
/// cuts the result in the right order. Each relationship is followed once, also in cycles. The distances are recorded by the function of
/// the connection, because EF returns only rows of entities.
/// </remarks>
internal sealed class SqliteTraversal(KontextualDbContext db, TraversalSteps steps)
{
    private static readonly Func<PastArtifact, Artifact> ArtifactOf = PastArtifact.Artifact.Compile();

    private readonly TableNames<Relationship> _links = new(db.Model);
    private readonly TableNames<Artifact> _artifacts = new(db.Model);
    private readonly TableNames<Revision> _revisions = new(db.Model);

    public async Task<List<RelatedArtifact>> RunAsync(CancellationToken cancellationToken)
    {
        var start = steps.Start.ToString();
        var connection = (KeptSqliteConnection)db.Database.GetDbConnection();
        var distances = connection.Visited;
        connection.HasMetBadId = false;
        distances.Clear();
        distances.Add(start, 0);
        object[] values = [start, steps.MaxDepth, steps.MaxCount + 2, steps.Sequence ?? 0, JsonSerializer.Serialize(steps.Types ?? [])];
        try
        {
            var found = await (steps.Sequence is null ? PresentAsync(values, cancellationToken) : PastAsync(values, cancellationToken)).ConfigureAwait(false);
            if (connection.HasMetBadId)
                await RefuseBadEndsAsync(cancellationToken).ConfigureAwait(false);
            List<RelatedArtifact> reached = [.. found.Select(artifact => new RelatedArtifact(artifact, distances[artifact.Id.ToString()]))];
            return [.. reached.OrderBy(item => item.Distance).ThenBy(item => item.Artifact.Id)];
        }
        finally
        {
            // The connection is reused, and the traversal may have reached very many artifacts.
            distances.Clear();
            distances.TrimExcess();
        }
    }

    // Reading the rows throws an error that names the invalid row. It is done only after an invalid id was found.
    private async Task RefuseBadEndsAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in db.Set<Relationship>().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            continue;
    }

    private async Task<IEnumerable<Artifact>> PresentAsync(object[] values, CancellationToken cancellationToken)
    {
        var statement = $"""
            SELECT a.* FROM ({Recursion()}) AS step CROSS JOIN {_artifacts.Table} AS a ON a.{_artifacts[a => a.Id]} = step.id
            """;
        return await db.Set<Artifact>().FromSqlRaw(statement, values).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<IEnumerable<Artifact>> PastAsync(object[] values, CancellationToken cancellationToken)
    {
        var statement = $"""
            SELECT r.* FROM ({Recursion()}) AS step CROSS JOIN {_revisions.Table} AS r
            ON r.{_revisions[r => r.ArtifactId]} = step.id AND r.{_revisions[r => r.FromSequence]} = {BeginningThen()}
            """;

        // A left join, although each revision has its artifact, because SQLite keeps the order of a left join, as of a CROSS JOIN.
        // Otherwise it could read all artifacts and look each of them up in the result of the recursion.
        var found = db.Set<Revision>().FromSqlRaw(statement, values)
            .LeftJoin(
                db.Set<Artifact>(),
                r => r.ArtifactId,
                a => a.Id,
                (r, a) => new { Revision = r, CreatedAt = (DateTimeOffset?)a!.CreatedAt });
        var rows = await found.ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Select(row => ArtifactAt(row.Revision, row.CreatedAt));
    }

    private static Artifact ArtifactAt(Revision revision, DateTimeOffset? createdAt) => ArtifactOf(new PastArtifact
    {
        Id = revision.ArtifactId,
        CollectionId = revision.CollectionId,
        Name = revision.Name,
        Type = revision.Type,
        IsDeleted = revision.Kind == RevisionKind.Deleted,
        CreatedAt = createdAt ?? throw new StoreCorruptException(
            $"table artifacts, id {revision.ArtifactId}, column created_at", "the row or the value is missing, although the artifact has revisions"),
        Revision = revision,
    });

    private string Recursion()
    {
        string[] ways =
        [
            .. steps.FollowsOutgoing ? [Way(_links[r => r.SourceId], _links[r => r.TargetId])] : Array.Empty<string>(),
            .. steps.FollowsIncoming ? [Way(_links[r => r.TargetId], _links[r => r.SourceId])] : Array.Empty<string>(),
        ];
        return $$"""
            WITH RECURSIVE reach(id, distance) AS (
                VALUES ({0}, 0)
                {{string.Concat(ways)}}
                ORDER BY 2, 1 LIMIT {2})
            SELECT id, distance FROM reach WHERE distance > 0
            """;
    }

    // The conditions occur twice: once for the indexes, and once before the function, which must not be called for a relationship that is
    // not followed. CROSS JOIN keeps SQLite from reordering the two tables.
    private string Way(string from, string to) => $$"""
        UNION ALL
        SELECT r.{{to}}, reach.distance + 1
        FROM reach CROSS JOIN {{_links.Table}} AS r
        WHERE reach.distance < {1} AND r.{{from}} = reach.id AND {{IsFollowed()}}
            AND CASE WHEN r.{{from}} = reach.id AND {{IsFollowed()}} THEN {{KeptSqliteConnection.FirstVisit}}(r.{{to}}, reach.distance + 1) END

        """;

    private string IsFollowed()
    {
        var (begun, ended) = (_links[r => r.FromSequence], _links[r => r.ToSequence]);
        var stands = steps.Sequence is null
            ? $"r.{ended} IS NULL"
            : $$"""r.{{begun}} <= {3} AND (r.{{ended}} IS NULL OR r.{{ended}} > {3})""";
        return steps.Types is null
            ? stands
            : $$"""{{stands}} AND r.{{_links[r => r.Type]}} IN (SELECT value FROM json_each({4}))""";
    }

    /// <summary>Returns the first sequence of the revision that was current: the last one that began at or before the sequence.</summary>
    private string BeginningThen() => $$"""
        (SELECT max(b.{{_revisions[r => r.FromSequence]}}) FROM {{_revisions.Table}} AS b
        WHERE b.{{_revisions[r => r.ArtifactId]}} = step.id AND b.{{_revisions[r => r.FromSequence]}} <= {3})
        """;
}
