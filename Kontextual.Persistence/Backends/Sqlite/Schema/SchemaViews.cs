namespace Kontextual.Persistence.Backends.Sqlite.Schema;

/// <summary>Views for people with a SQL tool. Every run of the migrator creates them again, so that a table rebuild cannot break them.</summary>
internal static class SchemaViews
{
    public static IReadOnlyList<(string Name, string Query)> All { get; } =
    [
        ("artifacts_live", ArtifactsLive),
        ("artifact_history", ArtifactHistory),
        ("change_log", ChangeLog),
        ("relationship_names", RelationshipNames),
        ("run_overview", RunOverview),
    ];

    private const string ArtifactsLive =
        """
        SELECT c.name AS collection, a.name AS name, a.type AS type, a.media_type AS media_type, a.size AS size,
               a.head_revision AS revision, a.updated_at AS updated_at, a.created_at AS created_at, a.metadata AS metadata,
               a.provenance AS provenance, 'sha256:' || lower(hex(a.digest)) AS digest, a.id AS artifact_id
        FROM artifacts AS a
        JOIN collections AS c ON c.id = a.collection_id
        WHERE a.deleted_at IS NULL
        ORDER BY c.name, a.name
        """;

    private const string ArtifactHistory =
        """
        SELECT c.name AS collection, r.name AS artifact, r.number AS revision, r.kind AS kind, r.created_at AS created_at,
               r.size AS size, r.media_type AS media_type, r.message AS message, h.actor AS actor, h.reason AS reason,
               'sha256:' || lower(hex(r.digest)) AS digest, r.artifact_id AS artifact_id, r.from_sequence AS from_sequence
        FROM revisions AS r
        JOIN collections AS c ON c.id = r.collection_id
        LEFT JOIN change_records AS h ON h.sequence = r.from_sequence
        ORDER BY r.artifact_id, r.number
        """;

    // The name is the one that the change left: that of the revision, or that of the collection at the time.
    private const string ChangeLog =
        """
        SELECT h.time AS time, h.kind AS change, h.entity_kind AS what,
               CASE h.entity_kind
                   WHEN 'Artifact' THEN r.name
                   WHEN 'Collection' THEN n.name
                   WHEN 'Relationship' THEN s.name || ' ' || l.type || ' ' || t.name
               END AS name,
               c.name AS collection, h.actor AS actor, h.reason AS reason, h.entity_version AS version, h.sequence AS sequence, h.entity_id AS entity_id,
               h.transaction_id AS transaction_id,
               CASE WHEN h.old_digest IS NOT NULL THEN 'sha256:' || lower(hex(h.old_digest)) END AS old_digest,
               CASE WHEN h.new_digest IS NOT NULL THEN 'sha256:' || lower(hex(h.new_digest)) END AS new_digest, lower(hex(h.commitment)) AS commitment, lower(hex(h.hash)) AS hash
        FROM change_records AS h
        LEFT JOIN revisions AS r ON h.entity_kind = 'Artifact' AND r.from_sequence = h.sequence
        LEFT JOIN artifacts AS a ON h.entity_kind = 'Artifact' AND a.id = h.entity_id
        LEFT JOIN collection_names AS n ON h.entity_kind = 'Collection' AND n.collection_id = h.entity_id
            AND n.from_sequence <= h.sequence AND (n.to_sequence IS NULL OR n.to_sequence > h.sequence)
        LEFT JOIN relationships AS l ON h.entity_kind = 'Relationship' AND l.id = h.entity_id
        LEFT JOIN artifacts AS s ON s.id = l.source_id
        LEFT JOIN artifacts AS t ON t.id = l.target_id
        LEFT JOIN collections AS c ON c.id = CASE h.entity_kind
            WHEN 'Artifact' THEN coalesce(r.collection_id, a.collection_id)
            WHEN 'Collection' THEN h.entity_id
            WHEN 'Relationship' THEN s.collection_id
        END
        ORDER BY h.sequence
        """;

    private const string RelationshipNames =
        """
        SELECT s.name AS source, l.type AS type, t.name AS target, l.created_at AS created_at,
               CASE WHEN l.to_sequence IS NULL THEN 'live' ELSE 'deleted' END AS state,
               l.metadata AS metadata, l.id AS relationship_id, l.source_id AS source_id, l.target_id AS target_id
        FROM relationships AS l
        JOIN artifacts AS s ON s.id = l.source_id
        JOIN artifacts AS t ON t.id = l.target_id
        ORDER BY l.created_at, l.id
        """;

    private const string RunOverview =
        """
        SELECT r.operation AS operation, r.status AS status, r.attempt AS attempt, r.actor AS actor,
               r.created_at AS created_at, r.started_at AS started_at, r.finished_at AS finished_at,
               (SELECT count(*) FROM workflow_steps AS s WHERE s.run_id = r.id) AS steps,
               (SELECT count(*) FROM run_outputs AS o WHERE o.run_id = r.id AND o.to_sequence IS NULL) AS outputs,
               r.id AS run_id
        FROM operation_runs AS r
        ORDER BY r.created_at, r.id
        """;
}
