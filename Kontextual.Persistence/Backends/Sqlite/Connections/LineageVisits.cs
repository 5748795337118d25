namespace Kontextual.Persistence.Backends.Sqlite.Connections;

/// <summary>The nodes that the running lineage of a connection has reached and those that it follows further.</summary>
/// <remarks>
/// A recursive query cannot read its own result. Without this class, it would follow a cycle until the maximum depth, and could not stop at a
/// number of nodes.
/// </remarks>
internal sealed class LineageVisits
{
    /// <summary>The name of an SQL function of a key. It is true at the first call with the key.</summary>
    public const string Reach = "lineage_reach";

    /// <summary>The name of an SQL function of a key. It is true for the first keys that it is called with, up to the maximum count.</summary>
    public const string Follow = "lineage_follow";

    private readonly HashSet<string> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private int _most;

    /// <summary>Begins a lineage.</summary>
    /// <param name="most">The maximum number of nodes that are followed further.</param>
    public void Begin(int most)
    {
        Clear();
        _most = most;
    }

    /// <summary>Releases the memory. The connection is reused, and a lineage may have reached very many nodes.</summary>
    public void Clear()
    {
        _reached.Clear();
        _reached.TrimExcess();
        _followed.Clear();
        _followed.TrimExcess();
    }

    /// <summary>The function <see cref="Reach"/>.</summary>
    public bool IsFirst(string? key) => key is not null && _reached.Add(key);

    /// <summary>The function <see cref="Follow"/>.</summary>
    public bool IsFollowed(string? key) => key is not null && (_followed.Contains(key) || (_followed.Count < _most && _followed.Add(key)));
}
