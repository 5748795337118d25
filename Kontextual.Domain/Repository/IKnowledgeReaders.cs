namespace Kontextual.Domain;

/// <summary>
/// The readers of one state of a store: of the present (<see cref="IKnowledgeRepository"/>), of an unchanging state
/// (<see cref="IKnowledgeView"/>), of a moment of the past (<see cref="IPastView"/>), or of a transaction with its own writes
/// (<see cref="IKnowledgeTransaction"/>).
/// </summary>
public interface IKnowledgeReaders
{
    /// <summary>Reads collections.</summary>
    ICollectionReader Collections { get; }

    /// <summary>Reads artifacts, their revisions and contents.</summary>
    IArtifactReader Artifacts { get; }

    /// <summary>Reads relationships.</summary>
    IRelationshipReader Relationships { get; }

    /// <summary>Reads operation runs, their steps, outputs, manifests and inputs.</summary>
    IRunReader Runs { get; }

    /// <summary>Reads context packages.</summary>
    IContextPackageReader ContextPackages { get; }

    /// <summary>Reads the references of context packages.</summary>
    IContextReferenceReader ContextReferences { get; }

    /// <summary>Reads change records: in a view of the past, those up to its moment; in a transaction, its own as well.</summary>
    IChangeLog Changes { get; }
}
