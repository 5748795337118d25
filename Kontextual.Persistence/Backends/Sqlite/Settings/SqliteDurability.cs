namespace Kontextual.Persistence;

/// <summary>The failures that a write survives after it has returned.</summary>
public enum SqliteDurability
{
    /// <summary>A write survives a loss of power. Every commit is flushed to disk before it returns (<c>synchronous=FULL</c>).</summary>
    Full,

    /// <summary>
    /// A write survives the end of the process. A loss of power can undo the last commits (<c>synchronous=NORMAL</c>). This is faster.
    /// </summary>
    Normal,
}
