namespace Kontextual.Domain;

/// <summary>The state of the target of a context reference.</summary>
public enum ContextTargetState
{
    /// <summary>The target is in the store and live. Runs are live until they are purged.</summary>
    Live,

    /// <summary>The target was deleted after it was referenced. Its history can still be read.</summary>
    Deleted,

    /// <summary>The target was purged after it was referenced. Its texts and contents have been erased.</summary>
    Purged,

    /// <summary>The target is a record in an external memory system, whose state the library does not know.</summary>
    External,
}
