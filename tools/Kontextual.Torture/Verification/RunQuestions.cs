namespace Kontextual.Torture;

/// <summary>The contradictions between the tables of runs that must not exist, each as a query of the rows that contradict.</summary>
internal static class RunQuestions
{
    private const string StepMoves =
        "(status = 'Running' AND (before IN ('Pending', 'Suspended', 'Failed', 'Cancelled') OR (before = 'Running' AND attempt > attempt_before))) "
        + "OR (status IN ('Suspended', 'Succeeded', 'Failed') AND before = 'Running') "
        + "OR (status = 'Cancelled' AND before IN ('Pending', 'Running', 'Suspended')) OR (status = 'Skipped' AND before = 'Pending')";

    // A row is an output as long as no later one has its path.
    private const string OutputsAtSeal =
        "run_outputs o ON o.run_id = m.run_id AND o.sequence < c.sequence AND (o.to_sequence IS NULL OR o.to_sequence > c.sequence)";

    private const string Sealed =
        "run_manifests m JOIN change_records c ON c.entity_kind = 'Manifest' AND c.entity_id = m.id JOIN operation_runs r ON r.id = m.run_id";

    private const string DerivedMoved =
        "SELECT e.bundle_id, e.artifact_id, e.revision FROM input_entries e JOIN artifacts a ON a.id = e.artifact_id "
        + "WHERE a.deleted_at IS NOT NULL OR a.digest <> e.digest";

    private const string StoredMoved = "SELECT bundle_id, artifact_id, revision FROM moved_inputs";

    public static IReadOnlyList<(string Wrong, string Query)> All { get; } =
    [
        ("the records of a step do not tell one story",
            "SELECT entity_id, sequence FROM (SELECT entity_id, sequence, kind, entity_version, state ->> 'status' AS status, state ->> 'attempt' AS attempt, "
            + "lag(entity_version, 1, 0) OVER story AS version_before, lag(state ->> 'status') OVER story AS before, lag(state ->> 'attempt') OVER story AS attempt_before "
            + "FROM change_records WHERE entity_kind = 'Step' WINDOW story AS (PARTITION BY entity_id ORDER BY sequence)) "
            + "WHERE entity_version <> version_before + 1 OR (before IS NULL AND (kind <> 'Created' OR status <> 'Pending')) "
            + $"OR (before IS NOT NULL AND (kind <> 'Moved' OR attempt < attempt_before OR NOT ({StepMoves})))"),
        ("a step differs from its last record",
            "SELECT s.id FROM workflow_steps s LEFT JOIN change_records c ON c.entity_kind = 'Step' AND c.entity_id = s.id AND c.entity_version = s.version "
            + "WHERE c.state ->> 'status' IS NOT s.status OR c.state ->> 'attempt' IS NOT s.attempt OR c.state ->> 'ordinal' IS NOT s.ordinal "
            + "OR c.state ->> 'name' IS NOT s.name OR c.state ->> 'runId' IS NOT s.run_id OR nullif(c.state -> 'result', 'null') IS NOT s.result"),
        ("a step has later records than its row",
            "SELECT c.sequence FROM change_records c LEFT JOIN workflow_steps s ON s.id = c.entity_id WHERE c.entity_kind = 'Step' "
            + "AND (s.id IS NULL OR c.entity_version > s.version)"),
        ("an output differs from its record",
            "SELECT o.run_id, o.path, o.sequence FROM run_outputs o LEFT JOIN change_records c "
            + "ON c.sequence = o.sequence AND c.entity_kind = 'Run' AND c.kind = 'Updated' AND c.entity_id = o.run_id "
            + "LEFT JOIN json_each(c.state, '$.outputs') j ON j.key = o.path "
            + "WHERE j.value ->> 'artifactId' IS NOT o.artifact_id OR j.value ->> 'revision' IS NOT o.revision OR j.value ->> 'attempt' IS NOT o.attempt "
            + "OR j.value ->> 'stepOrdinal' IS NOT o.step_ordinal OR j.value ->> 'digest' IS NOT 'sha256:' || lower(hex(o.digest))"),
        ("a recorded output has no row",
            "SELECT c.sequence, j.key FROM change_records c JOIN json_each(c.state, '$.outputs') j "
            + "LEFT JOIN run_outputs o ON o.run_id = c.entity_id AND o.sequence = c.sequence AND o.path = j.key "
            + "WHERE c.entity_kind = 'Run' AND c.kind = 'Updated' AND o.run_id IS NULL"),
        ("an output does not end where the next one of its path begins",
            "SELECT run_id, path, sequence FROM (SELECT *, lead(sequence) OVER (PARTITION BY run_id, path ORDER BY sequence) AS next FROM run_outputs) "
            + "WHERE to_sequence IS NOT next"),
        ("an output or input has another digest than its revision",
            "SELECT o.artifact_id, o.revision FROM (SELECT artifact_id, revision, digest FROM run_outputs UNION ALL SELECT artifact_id, revision, digest FROM input_entries) o "
            + "LEFT JOIN revisions v ON v.artifact_id = o.artifact_id AND v.number = o.revision WHERE o.artifact_id IS NOT NULL AND v.digest IS NOT o.digest"),
        ("a manifest lacks an output of its run",
            $"SELECT m.id, o.path FROM {Sealed} JOIN {OutputsAtSeal} LEFT JOIN manifest_entries e ON e.manifest_id = m.id AND e.role = 'Output' "
            + "AND e.path = o.path AND e.artifact_id = o.artifact_id AND e.revision = o.revision AND e.digest = o.digest WHERE e.path IS NULL"),
        ("a manifest lacks an input of its run",
            $"SELECT m.id, i.path FROM {Sealed} JOIN input_entries i ON i.bundle_id = r.input_bundle_id LEFT JOIN manifest_entries e ON e.manifest_id = m.id "
            + "AND e.role = 'Input' AND e.path = i.path AND e.artifact_id IS i.artifact_id AND e.revision IS i.revision AND e.uri IS i.uri AND e.digest = i.digest "
            + "WHERE e.path IS NULL"),
        ("a manifest has other entries than its run",
            $"SELECT m.id FROM {Sealed} WHERE (SELECT count(*) FROM manifest_entries e WHERE e.manifest_id = m.id) "
            + "<> (SELECT count(*) FROM input_entries i WHERE i.bundle_id = r.input_bundle_id) "
            + "+ (SELECT count(*) FROM run_outputs o WHERE o.run_id = m.run_id AND o.sequence < c.sequence AND (o.to_sequence IS NULL OR o.to_sequence > c.sequence))"),
        ("a bundle belongs to no run", "SELECT id FROM input_bundles WHERE id NOT IN (SELECT input_bundle_id FROM operation_runs WHERE input_bundle_id IS NOT NULL)"),
        ("an input has moved on, but is not in the table of such inputs", $"{DerivedMoved} EXCEPT {StoredMoved}"),
        ("an input has not moved on, but is in the table of such inputs", $"{StoredMoved} EXCEPT {DerivedMoved}"),
    ];
}
