using System.Text.Json;
using Kontextual.Persistence.Artifacts;
using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Backends.Sqlite;

/// <summary>A traversal as one recursive statement, level by level. Its names are those of EF's model.</summary>
/// <remarks>
/// The queue of the recursion is ordered by distance, then id, so that every artifact is reached by a shortest way first and the limit
/// cuts off where it should. Each relationship is looked at once, cycles or not.
/// </remarks>
internal sealed class SqliteTraversal(KontextualDbContext db, TraversalSteps steps)
{
    private readonly TableNames<Relationship> _links = new(db.Model);
    private readonly TableNames<ChangeRecord> _changes = new(db.Model);

    public async Task<List<RelatedArtifact>> RunAsync(CancellationToken cancellationToken)
    {
        var start = steps.Start.ToString();
        var visited = ((KeptSqliteConnection)db.Database.GetDbConnection()).Visited;
        visited.Clear();
        visited.Add(start);
        object[] values = [start, steps.MaxDepth, steps.MaxCount + 2, steps.Sequence ?? 0, JsonSerializer.Serialize(steps.Types ?? [])];
        var found = await (steps.Sequence is null ? Present(values) : Past(values)).ToListAsync(cancellationToken).ConfigureAwait(false);
        visited.Clear();
        return found;
    }

    private IQueryable<RelatedArtifact> Present(object[] values) =>
        from step in db.Database.SqlQueryRaw<Step>(Statement("0"), values)
        join artifact in db.Set<Artifact>() on step.Id equals artifact.Id
        orderby step.Distance, step.Id
        select new RelatedArtifact(artifact, step.Distance);

    private IQueryable<RelatedArtifact> Past(object[] values) =>
        from step in db.Database.SqlQueryRaw<Step>(Statement(NumberThen()), values)
        join artifact in db.Set<Artifact>() on step.Id equals artifact.Id
        join revision in db.Set<Revision>() on new { step.Id, step.Number } equals new { Id = revision.ArtifactId, revision.Number }
        orderby step.Distance, step.Id
        select new RelatedArtifact(new PastArtifact { Revision = revision, CreatedAt = artifact.CreatedAt }.ToArtifact(), step.Distance);

    // Nothing of the caller's stands in the text: its values are parameters.
    private string Statement(string number) => $"SELECT id AS Id, distance AS Distance, {number} AS Number FROM ({Recursion()})";

    private string Recursion()
    {
        string[] ways =
        [
            .. steps.GoesForwards ? [Way(_links[r => r.SourceId], _links[r => r.TargetId])] : Array.Empty<string>(),
            .. steps.GoesBackwards ? [Way(_links[r => r.TargetId], _links[r => r.SourceId])] : Array.Empty<string>(),
        ];
        return $$"""
            WITH RECURSIVE reach(id, distance) AS (
                VALUES ({0}, 0)
                {{string.Concat(ways)}}
                ORDER BY 2, 1 LIMIT {2})
            SELECT id, distance FROM reach WHERE distance > 0
            """;
    }

    // The conditions stand twice: once for the indexes, and once before the function, which must not be asked about a relationship
    // that is not followed. CROSS keeps SQLite from turning the two round.
    private string Way(string from, string to) => $$"""
        UNION ALL
        SELECT r.{{to}}, reach.distance + 1
        FROM reach CROSS JOIN {{_links.Table}} AS r
        WHERE reach.distance < {1} AND r.{{from}} = reach.id AND {{IsFollowed()}}
            AND CASE WHEN r.{{from}} = reach.id AND {{IsFollowed()}} THEN {{KeptSqliteConnection.FirstVisit}}(r.{{to}}) END

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

    /// <summary>The number of the revision that was current, by the artifact's last change record up to then.</summary>
    private string NumberThen() => $$"""
        (SELECT c.{{_changes[c => c.EntityVersion]}} FROM {{_changes.Table}} AS c
        WHERE c.{{_changes[c => c.EntityId]}} = id AND c.{{_changes[c => c.EntityKind]}} = '{{EntityKind.Artifact}}'
            AND c.{{_changes[c => c.Sequence]}} <= {3}
        ORDER BY c.{{_changes[c => c.Sequence]}} DESC LIMIT 1)
        """;

    /// <summary>What the statement finds.</summary>
    /// <param name="Id">The artifact.</param>
    /// <param name="Distance">How far away it is.</param>
    /// <param name="Number">The revision that was current; 0 for the present.</param>
    private sealed record Step(ArtifactId Id, int Distance, int Number);
}
