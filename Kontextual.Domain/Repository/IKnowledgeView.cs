namespace Kontextual.Domain;

/// <summary>One unchanging state of a store. For one thread at a time, and only inside the call that gave it.</summary>
public interface IKnowledgeView
{
    /// <summary>Reads collections.</summary>
    ICollectionReader Collections { get; }

    /// <summary>Reads artifacts, their revisions and contents.</summary>
    IArtifactReader Artifacts { get; }

    /// <summary>Reads relationships.</summary>
    IRelationshipReader Relationships { get; }

    /// <summary>Reads change records.</summary>
    IChangeLog Changes { get; }

    /// <summary>The state as it stood at a moment of the past.</summary>
    /// <remarks>Nothing is read before the view is first used. A moment after the state of this view is that state.</remarks>
    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    IPastView AsOf(AsOf moment);
}
