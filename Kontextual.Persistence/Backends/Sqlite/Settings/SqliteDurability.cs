namespace Kontextual.Persistence;

/// <summary>What a write that has returned survives.</summary>
public enum SqliteDurability
{
    /// <summary>Loss of power: every commit is synchronised to disk before it returns (<c>synchronous=FULL</c>).</summary>
    Full,

    /// <summary>The end of the process but not loss of power, which may take the last commits (<c>synchronous=NORMAL</c>). Faster.</summary>
    Normal,
}
