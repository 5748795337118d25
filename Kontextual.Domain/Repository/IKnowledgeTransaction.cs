namespace Kontextual.Domain;

/// <summary>
/// One atomic write. Its readers see its own writes. It can be used only inside the work that it was passed to, by one thread at a time.
/// </summary>
/// <remarks>
/// All methods of its members throw <see cref="InvalidOperationException"/> when they are called after the work has ended, after an error of
/// the storage provider, or by two threads at the same time.
/// </remarks>
public interface IKnowledgeTransaction : IKnowledgeReaders
{
    /// <summary>The id of the transaction, which all its change records contain.</summary>
    TransactionId Id { get; }

    /// <summary>The time of the transaction, which everything that it writes contains.</summary>
    DateTimeOffset Time { get; }

    /// <summary>Writes and reads collections.</summary>
    new ICollectionWriter Collections { get; }

    /// <summary>Writes and reads artifacts.</summary>
    new IArtifactWriter Artifacts { get; }

    /// <summary>Writes and reads relationships.</summary>
    new IRelationshipWriter Relationships { get; }

    /// <summary>Writes and reads operation runs.</summary>
    new IRunWriter Runs { get; }

    /// <summary>Writes and reads context packages.</summary>
    new IContextPackageWriter ContextPackages { get; }

    /// <summary>Writes and reads the references of context packages.</summary>
    new IContextReferenceWriter ContextReferences { get; }

    /// <summary>Returns a view of the store at a moment of the past.</summary>
    /// <remarks>Nothing is read before the view is first used. The present includes what this transaction has written so far.</remarks>
    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    IPastView AsOf(AsOf moment);

    ICollectionReader IKnowledgeReaders.Collections => Collections;

    IArtifactReader IKnowledgeReaders.Artifacts => Artifacts;

    IRelationshipReader IKnowledgeReaders.Relationships => Relationships;

    IRunReader IKnowledgeReaders.Runs => Runs;

    IContextPackageReader IKnowledgeReaders.ContextPackages => ContextPackages;

    IContextReferenceReader IKnowledgeReaders.ContextReferences => ContextReferences;
}
