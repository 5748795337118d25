using Kontextual.Persistence.Backends.Sqlite.Connections;
using Kontextual.Persistence.Backends.Sqlite.Rows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kontextual.Persistence.Backends.Sqlite.Queries;

/// <summary>
/// Writes the recursive statement of a lineage. Each row is an edge with the node to which it leads; the first row is the start. The names of
/// tables and columns are those of EF's model.
/// </summary>
/// <remarks>
/// The queue of the recursion is ordered by distance, then key, so that nodes are followed level by level, and the limit applies to the nearest
/// ones. The columns of the recursion are computed once more in the result: SQLite would report them as columns of one of the tables, although each row
/// comes from another one. The order names columns by their positions: distance, key, first visit. CROSS JOIN keeps SQLite from reordering the tables: each term begins with one row of the queue and enters an index.
/// </remarks>
internal sealed class LineageStatement(IModel model, LineageShape shape)
{
    /// <summary>The kind of a node that is a revision.</summary>
    public const int Revision = 0;

    /// <summary>The kind of a node that is a run.</summary>
    public const int Run = 1;

    /// <summary>The kind of a node that is an external input.</summary>
    public const int External = 2;

    /// <summary>The number of the edge between a run and a revision that names it, which has no label. The other edges have the numbers of their kinds.</summary>
    public const int Named = 100;

    private const string Earliest = "trace.is_first AND trace.distance < $depth AND " + LineageVisits.Follow + "(trace.key)";

    private readonly TableNames<Artifact> _artifacts = new(model);
    private readonly TableNames<Revision> _revisions = new(model);
    private readonly TableNames<OperationRun> _runs = new(model);
    private readonly TableNames<RunOutput> _outputs = new(model);
    private readonly TableNames<InputEntry> _inputs = new(model);
    private readonly TableNames<Relationship> _links = new(model);
    private readonly TableNames<ChangeRecord> _records = new(model);

    /// <summary>Returns the statement. Its parameters are $artifact, $revision, $run, $depth, $sequence and $types.</summary>
    public string Text() => $"""
        WITH RECURSIVE trace(node, key, id, number, digest, edge, origin, label, distance, is_first) AS (
            {Start()}
            {string.Join("\nUNION ALL ", Terms())}
            ORDER BY 9, 2, 10 DESC)
        SELECT t.node + 0 AS node, t.key || '' AS key, t.origin || '' AS origin, t.edge + 0 AS edge, t.label || '' AS label, t.distance + 0 AS distance,
            t.is_first + 0 AS is_first, t.id || '' AS id, CAST(t.digest AS BLOB) AS digest,
            v.{_revisions[r => r.ArtifactId]} AS revision_artifact_id, v.{_revisions[r => r.Number]} AS revision_number, v.{_revisions[r => r.Name]} AS revision_name,
            v.{_revisions[r => r.Type]} AS revision_type, v.{_revisions[r => r.Digest]} AS revision_digest, v.{_revisions[r => r.IsPurged]} AS revision_is_purged,
            o.{_runs[r => r.Id]} AS run_id, o.{_runs[r => r.Operation]} AS run_operation, o.{_runs[r => r.IsPurged]} AS run_is_purged
        FROM trace AS t
        LEFT JOIN {_revisions.Table} AS v ON t.is_first AND t.node = {Revision} AND v.{_revisions[r => r.ArtifactId]} = t.id AND v.{_revisions[r => r.Number]} = t.number
        LEFT JOIN {_runs.Table} AS o ON t.is_first AND t.node = {Run} AND o.{_runs[r => r.Id]} = t.id
        """;

    private string[] Terms()
    {
        string[] runs = shape.IsUp ? [Producers(), NamedProducers(), Inputs()] : [Users(), Outputs(), NamedOutputs()];
        return shape.FollowsRelationships ? [.. runs, Related()] : runs;
    }

    private string Start()
    {
        var (row, from) = shape.IsOfRun
            ? ($"{Run}, r.{_runs[r => r.Id]}, r.{_runs[r => r.Id]}, NULL", $"{_runs.Table} AS r WHERE r.{_runs[r => r.Id]} = $run AND {RunExists("$run")}")
            : ($"{Revision}, {RevisionKey($"r.{_revisions[r => r.ArtifactId]}", $"r.{_revisions[r => r.Number]}")}, r.{_revisions[r => r.ArtifactId]}, r.{_revisions[r => r.Number]}",
                $"{_revisions.Table} AS r WHERE r.{_revisions[r => r.ArtifactId]} = $artifact AND r.{_revisions[r => r.Number]} = coalesce($revision, {Head("$artifact")}){Begun("r")}");
        return $"""
            SELECT start.*, NULL, NULL, NULL, NULL, 0, {LineageVisits.Reach}(start.key) FROM (SELECT {Columns(row)} FROM {from}) AS start
            UNION ALL
            """;
    }

    private static string Columns(string row)
    {
        var parts = row.Split(", ");
        return $"{parts[0]} AS node, {parts[1]} AS key, {parts[2]} AS id, {parts[3]} AS number";
    }

    // From a revision to the runs that recorded it as an output.
    private string Producers() => Term(
        Run, $"o.{_outputs[o => o.RunId]}", $"o.{_outputs[o => o.RunId]}", "NULL", "NULL", (int)LineageEdgeKind.Produced, $"o.{_outputs[o => o.Path]}",
        $"{_outputs.Table} AS o",
        $"trace.node = {Revision} AND o.{_outputs[o => o.ArtifactId]} = trace.id AND o.{_outputs[o => o.Revision]} = trace.number AND {IsCurrent("o")}");

    // From a revision to the run that it names, if that run has not recorded it.
    private string NamedProducers() => Term(
        Run, $"r.{_revisions[r => r.ProducingRunId]}", $"r.{_revisions[r => r.ProducingRunId]}", "NULL", "NULL", Named, "NULL",
        $"{_revisions.Table} AS r",
        $"trace.node = {Revision} AND r.{_revisions[r => r.ArtifactId]} = trace.id AND r.{_revisions[r => r.Number]} = trace.number "
        + $"AND r.{_revisions[r => r.ProducingRunId]} IS NOT NULL AND {IsUnrecorded($"r.{_revisions[r => r.ProducingRunId]}")}");

    private string Inputs()
    {
        var (artifact, uri) = ($"e.{_inputs[e => e.ArtifactId]}", $"e.{_inputs[e => e.Uri]}");
        return Term(
            FormattableString.Invariant($"CASE WHEN {artifact} IS NULL THEN {External} ELSE {Revision} END"),
            $"CASE WHEN {artifact} IS NULL THEN 'sha256:' || lower(hex(e.{_inputs[e => e.Digest]})) || ' ' || {uri} ELSE {RevisionKey(artifact, $"e.{_inputs[e => e.Revision]}")} END",
            $"coalesce({artifact}, {uri})", $"e.{_inputs[e => e.Revision]}", $"e.{_inputs[e => e.Digest]}", (int)LineageEdgeKind.Used, $"e.{_inputs[e => e.Path]}",
            $"{_runs.Table} AS r CROSS JOIN {_inputs.Table} AS e",
            $"trace.node = {Run} AND r.{_runs[r => r.Id]} = trace.id AND e.{_inputs[e => e.BundleId]} = r.{_runs[r => r.InputBundleId]}");
    }

    private string Users() => Term(
        Run, $"r.{_runs[r => r.Id]}", $"r.{_runs[r => r.Id]}", "NULL", "NULL", (int)LineageEdgeKind.Used, $"e.{_inputs[e => e.Path]}",
        $"{_inputs.Table} AS e CROSS JOIN {_runs.Table} AS r",
        $"trace.node = {Revision} AND e.{_inputs[e => e.ArtifactId]} = trace.id AND e.{_inputs[e => e.Revision]} = trace.number "
        + $"AND r.{_runs[r => r.InputBundleId]} = e.{_inputs[e => e.BundleId]} AND {RunExists($"r.{_runs[r => r.Id]}")}");

    private string Outputs() => Term(
        Revision, RevisionKey($"o.{_outputs[o => o.ArtifactId]}", $"o.{_outputs[o => o.Revision]}"), $"o.{_outputs[o => o.ArtifactId]}", $"o.{_outputs[o => o.Revision]}", "NULL",
        (int)LineageEdgeKind.Produced, $"o.{_outputs[o => o.Path]}",
        $"{_outputs.Table} AS o",
        $"trace.node = {Run} AND o.{_outputs[o => o.RunId]} = trace.id AND {IsCurrent("o")}");

    private string NamedOutputs() => Term(
        Revision, RevisionKey($"r.{_revisions[r => r.ArtifactId]}", $"r.{_revisions[r => r.Number]}"), $"r.{_revisions[r => r.ArtifactId]}", $"r.{_revisions[r => r.Number]}", "NULL",
        Named, "NULL",
        $"{_revisions.Table} AS r",
        $"trace.node = {Run} AND r.{_revisions[r => r.ProducingRunId]} = trace.id{Begun("r")} AND {IsUnrecorded("trace.id")}");

    // A relationship leads to the head revision of its other end.
    private string Related()
    {
        var (here, there) = shape.IsUp ? (_links[r => r.SourceId], _links[r => r.TargetId]) : (_links[r => r.TargetId], _links[r => r.SourceId]);
        var head = Head($"l.{there}");
        return Term(
            Revision, RevisionKey($"l.{there}", head), $"l.{there}", head, "NULL", (int)LineageEdgeKind.Related, $"l.{_links[r => r.Type]}",
            $"{_links.Table} AS l",
            $"trace.node = {Revision} AND l.{here} = trace.id AND l.{_links[r => r.Type]} IN (SELECT value FROM json_each($types)) "
            + $"AND {Stands($"l.{_links[r => r.FromSequence]}", $"l.{_links[r => r.ToSequence]}")}");
    }

    private static string Term(
        object node, string key, string id, string number, string digest, int edge, string label, string tables, string conditions) => FormattableString.Invariant($"""
        SELECT {node}, {key}, {id}, {number}, {digest}, {edge}, trace.key, {label}, trace.distance + 1, {LineageVisits.Reach}({key})
        FROM trace CROSS JOIN {tables} WHERE {Earliest} AND {conditions}
        """);

    private static string RevisionKey(string artifact, string number) => $"{artifact} || '@' || {number}";

    private string IsUnrecorded(string run) => $"""
        NOT EXISTS (SELECT 1 FROM {_outputs.Table} AS p WHERE p.{_outputs[o => o.ArtifactId]} = r.{_revisions[r => r.ArtifactId]}
            AND p.{_outputs[o => o.Revision]} = r.{_revisions[r => r.Number]} AND p.{_outputs[o => o.RunId]} = {run} AND {IsCurrent("p")})
        """;

    private string IsCurrent(string output) => Stands($"{output}.{_outputs[o => o.Sequence]}", $"{output}.{_outputs[o => o.ToSequence]}");

    private string Stands(string begun, string ended) => shape.IsPast ? $"{begun} <= $sequence AND ({ended} IS NULL OR {ended} > $sequence)" : $"{ended} IS NULL";

    private string Begun(string revision) => shape.IsPast ? $" AND {revision}.{_revisions[r => r.FromSequence]} <= $sequence" : string.Empty;

    private string Head(string artifact) => shape.IsPast
        ? $"""
            (SELECT h.{_revisions[r => r.Number]} FROM {_revisions.Table} AS h WHERE h.{_revisions[r => r.ArtifactId]} = {artifact}
                AND h.{_revisions[r => r.FromSequence]} <= $sequence ORDER BY h.{_revisions[r => r.FromSequence]} DESC LIMIT 1)
            """
        : $"(SELECT h.{_artifacts[a => a.HeadRevision]} FROM {_artifacts.Table} AS h WHERE h.{_artifacts[a => a.Id]} = {artifact})";

    private string RunExists(string run) => shape.IsPast
        ? $"""
            EXISTS (SELECT 1 FROM {_records.Table} AS c WHERE c.{_records[c => c.EntityId]} = {run}
                AND c.{_records[c => c.EntityKind]} = '{nameof(EntityKind.Run)}' AND c.{_records[c => c.Sequence]} <= $sequence)
            """
        : "1";
}
