namespace Kontextual.Domain;

/// <summary>Which relationships of an artifact a traversal follows, at every step.</summary>
public enum TraversalDirection
{
    /// <summary>The relationships whose source the artifact is: from source to target.</summary>
    Outgoing,

    /// <summary>The relationships whose target the artifact is: from target to source.</summary>
    Incoming,

    /// <summary>Both.</summary>
    Both,
}
