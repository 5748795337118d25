namespace Kontextual.Domain;

/// <summary>The relationships that a traversal follows at every step.</summary>
public enum TraversalDirection
{
    /// <summary>Outgoing relationships: from source to target.</summary>
    Outgoing,

    /// <summary>Incoming relationships: from target to source.</summary>
    Incoming,

    /// <summary>Outgoing and incoming relationships.</summary>
    Both,
}
