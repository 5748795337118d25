namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Views for people with a SQL tool. Every run of the migrator creates them again, so that a table rebuild cannot break them.</summary>
internal static class SchemaViews
{
    public static IReadOnlyList<(string Name, string Query)> All { get; } =
    [
        (
            "artifact_history",
            """
            SELECT c.name AS collection, r.name AS artifact, r.number AS revision, r.kind AS kind, r.created_at AS created_at,
                   r.size AS size, r.media_type AS media_type, r.message AS message, h.actor AS actor, h.reason AS reason,
                   r.digest AS digest, r.artifact_id AS artifact_id
            FROM revisions AS r
            JOIN collections AS c ON c.id = r.collection_id
            LEFT JOIN change_records AS h ON h.sequence = r.from_sequence
            ORDER BY r.artifact_id, r.number
            """
        ),
        (
            "relationship_names",
            """
            SELECT s.name AS source, l.type AS type, t.name AS target, l.created_at AS created_at,
                   CASE WHEN l.to_sequence IS NULL THEN 'live' ELSE 'deleted' END AS state,
                   l.metadata AS metadata, l.id AS relationship_id, l.source_id AS source_id, l.target_id AS target_id
            FROM relationships AS l
            JOIN artifacts AS s ON s.id = l.source_id
            JOIN artifacts AS t ON t.id = l.target_id
            ORDER BY l.created_at, l.id
            """
        ),
        (
            "run_overview",
            """
            SELECT r.operation AS operation, r.status AS status, r.attempt AS attempt, r.actor AS actor,
                   r.created_at AS created_at, r.started_at AS started_at, r.finished_at AS finished_at,
                   (SELECT count(*) FROM workflow_steps AS s WHERE s.run_id = r.id) AS steps,
                   (SELECT count(*) FROM run_outputs AS o WHERE o.run_id = r.id) AS outputs,
                   r.id AS run_id
            FROM operation_runs AS r
            ORDER BY r.created_at, r.id
            """
        ),
    ];
}
