namespace Kontextual.Domain;

/// <summary>Which way a traversal follows relationships.</summary>
public enum TraversalDirection
{
    /// <summary>From source to target: what the artifact leads to.</summary>
    Descendants,

    /// <summary>From target to source: what leads to the artifact.</summary>
    Ancestors,

    /// <summary>Both ways at every step.</summary>
    Both,
}
