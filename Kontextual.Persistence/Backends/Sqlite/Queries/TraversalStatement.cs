using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>
/// Writes the recursive statement of a traversal. The names of tables and columns are those of EF's model. The parameters are, by their
/// positions: the start, the maximum depth, the maximum number of rows with the start, the sequence, and a JSON array of the types.
/// </summary>
/// <remarks>
/// The queue of the recursion is ordered by distance, then id, so that each artifact is reached on a shortest path first and the limit
/// cuts the result in the right order. Each relationship is followed once, also in cycles.
/// </remarks>
internal sealed class TraversalStatement(IModel model, TraversalShape shape)
{
    private readonly TableNames<Relationship> _links = new(model);
    private readonly TableNames<Artifact> _artifacts = new(model);
    private readonly TableNames<Revision> _revisions = new(model);

    /// <summary>Returns the statement that reads the reached artifacts.</summary>
    public string Artifacts() => $"""
        SELECT a.* FROM ({Recursion()}) AS step CROSS JOIN {_artifacts.Table} AS a ON a.{_artifacts[a => a.Id]} = step.id
        """;

    /// <summary>Returns the statement that reads the revisions of the reached artifacts that were current at the sequence.</summary>
    public string Revisions() => $"""
        SELECT r.* FROM ({Recursion()}) AS step CROSS JOIN {_revisions.Table} AS r
        ON r.{_revisions[r => r.ArtifactId]} = step.id AND r.{_revisions[r => r.FromSequence]} = {BeginningThen()}
        """;

    private string Recursion()
    {
        string[] ways =
        [
            .. shape.FollowsOutgoing ? [Way(_links[r => r.SourceId], _links[r => r.TargetId])] : Array.Empty<string>(),
            .. shape.FollowsIncoming ? [Way(_links[r => r.TargetId], _links[r => r.SourceId])] : Array.Empty<string>(),
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
        var stands = shape.IsPast
            ? $$"""r.{{begun}} <= {3} AND (r.{{ended}} IS NULL OR r.{{ended}} > {3})"""
            : $"r.{ended} IS NULL";
        return shape.HasTypes
            ? $$"""{{stands}} AND r.{{_links[r => r.Type]}} IN (SELECT value FROM json_each({4}))"""
            : stands;
    }

    // The last revision that began at or before the sequence.
    private string BeginningThen() => $$"""
        (SELECT max(b.{{_revisions[r => r.FromSequence]}}) FROM {{_revisions.Table}} AS b
        WHERE b.{{_revisions[r => r.ArtifactId]}} = step.id AND b.{{_revisions[r => r.FromSequence]}} <= {3})
        """;
}
