namespace Kontextual.Persistence.Queries;

/// <summary>A traversal whose arguments were checked and normalised.</summary>
/// <param name="Start">The artifact at which it starts.</param>
/// <param name="Direction">The direction in which it follows relationships.</param>
/// <param name="Types">The types of relationships that it follows, distinct and in ascending order; null for all types.</param>
/// <param name="MaxDepth">The maximum number of steps.</param>
/// <param name="MaxCount">The maximum number of artifacts. One more is read to find out whether there are more.</param>
internal sealed record TraversalSteps(
    ArtifactId Start, TraversalDirection Direction, IReadOnlyList<string>? Types, int MaxDepth, int MaxCount)
{
    /// <summary>The sequence of the past; null for the present.</summary>
    public long? Sequence { get; init; }

    /// <summary>True when relationships are followed from their source to their target.</summary>
    public bool FollowsOutgoing => Direction != TraversalDirection.Incoming;

    /// <summary>True when relationships are followed from their target to their source.</summary>
    public bool FollowsIncoming => Direction != TraversalDirection.Outgoing;

    /// <summary>Checks and normalises a query.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The depth, count or direction is out of its range.</exception>
    /// <exception cref="ArgumentException">The start is the default value, there are no types or too many, or a type breaks its rule.</exception>
    public static TraversalSteps Checked(TraversalQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Id(query.Start, nameof(query));
        Require.Defined(query.Direction, nameof(query));
        Require.Within(query.MaxDepth, TraversalQuery.DepthLimit, "a traversal", "steps", nameof(query));
        Require.Within(query.MaxCount, TraversalQuery.CountLimit, "a traversal", "artifacts", nameof(query));
        var types = TypesOf(query.Types, nameof(query));
        return new(query.Start, query.Direction, types, query.MaxDepth, query.MaxCount);
    }

    /// <summary>Runs the traversal, and truncates the result to the maximum number of artifacts.</summary>
    public async Task<Traversal> TakeAsync(IQueryDialect dialect, KontextualDbContext db, CancellationToken cancellationToken)
    {
        var reached = await dialect.TraverseAsync(db, this, cancellationToken).ConfigureAwait(false);
        var isTruncated = reached.Count > MaxCount;
        return new(isTruncated ? reached[..MaxCount] : reached, isTruncated);
    }

    private static List<string>? TypesOf(IReadOnlyCollection<string>? types, string paramName)
    {
        if (types is null)
            return null;
        if (types.Count is 0 or > TraversalQuery.TypesLimit)
        {
            throw new ArgumentException(
                $"A traversal follows 1 to {TraversalQuery.TypesLimit} types, not {types.Count}. Set null to follow all types.", paramName);
        }

        return [.. types.Select(type => TypeToken.Normalize(type, paramName)).Distinct().Order(StringComparer.Ordinal)];
    }
}
