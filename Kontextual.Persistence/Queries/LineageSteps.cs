namespace Kontextual.Persistence.Queries;

/// <summary>A lineage whose arguments were checked and normalised.</summary>
/// <param name="Query">The query, whose start, direction and limits are valid.</param>
/// <param name="Types">The types of relationships that it follows, distinct and in ascending order. Empty if it follows none.</param>
/// <param name="Sequence">The sequence of the past; null for the present.</param>
internal sealed record LineageSteps(LineageQuery Query, IReadOnlyList<string> Types, long? Sequence = null)
{
    /// <summary>True if relationships are followed as well.</summary>
    public bool FollowsRelationships => Types.Count > 0;

    /// <summary>Checks and normalises a query.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The revision, depth, count or direction is out of its range.</exception>
    /// <exception cref="ArgumentException">There is not exactly one start, there are too many types, or a type breaks its rule.</exception>
    public static LineageSteps Checked(LineageQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Artifact is null == query.Run is null)
            throw new ArgumentException("A lineage has exactly one start. Set either Artifact or Run.", nameof(query));
        if (query.Artifact is { } artifact)
            Require.Id(artifact, nameof(query));
        if (query.Run is { } run)
            Require.Id(run, nameof(query));
        if (query.Revision is not null && query.Artifact is null)
            throw new ArgumentException("Only an artifact has revisions. Set Revision together with Artifact.", nameof(query));
        if (query.Revision is { } number)
            Require.RevisionNumber(number, nameof(query));
        Require.Defined(query.Direction, nameof(query));
        Require.Within(query.MaxDepth, LineageQuery.DepthLimit, "a lineage", "edges", nameof(query));
        Require.Within(query.MaxCount, LineageQuery.CountLimit, "a lineage", "nodes", nameof(query));
        return new(query, TypesOf(query.RelationshipTypes, nameof(query)));
    }

    /// <summary>Reads the graph. Nodes beyond the maximum count are left out, with their edges.</summary>
    /// <exception cref="EntityNotFoundException">The start does not exist.</exception>
    public async Task<LineageGraph> TakeAsync(IQueryDialect dialect, KontextualDbContext db, CancellationToken cancellationToken)
    {
        var trace = await dialect.TraceAsync(db, this, cancellationToken).ConfigureAwait(false);
        if (trace.Nodes.Count == 0)
            throw MissingStart();
        List<LineageNode> nodes = [.. trace.Nodes.OrderBy(node => node.Distance).ThenBy(node => node.Key, CodePointComparer.Instance).Take(Query.MaxCount)];
        var kept = nodes.Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        return new(
            nodes,
            [
                .. trace.Edges.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To))
                    .OrderBy(edge => edge.Kind)
                    .ThenBy(edge => edge.From, CodePointComparer.Instance)
                    .ThenBy(edge => edge.To, CodePointComparer.Instance)
                    .ThenBy(edge => edge.Label ?? string.Empty, CodePointComparer.Instance),
            ],
            trace.Nodes.Count > nodes.Count);
    }

    private static List<string> TypesOf(IReadOnlyCollection<string> types, string paramName)
    {
        ArgumentNullException.ThrowIfNull(types, paramName);
        if (types.Count > LineageQuery.TypesLimit)
            throw new ArgumentException($"A lineage follows at most {LineageQuery.TypesLimit} types of relationships, not {types.Count}.", paramName);
        return [.. types.Select(type => TypeToken.Normalize(type, paramName)).Distinct().Order(StringComparer.Ordinal)];
    }

    private EntityNotFoundException MissingStart()
    {
        if (Query.Run is { } run)
            return new(EntityKind.Run, run.ToString());
        var artifact = Query.Artifact.ToString()!;
        return Query.Revision is { } number
            ? new(EntityKind.Artifact, FormattableString.Invariant($"{artifact} revision {number}"), "the revision does not exist")
            : new(EntityKind.Artifact, artifact, "it does not exist");
    }
}
