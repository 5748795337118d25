namespace Kontextual.Persistence.Backends.Writing;

/// <summary>What the provider's errors mean to the writing room.</summary>
internal interface IWriterErrors
{
    /// <summary>The error of ours that an exception of the provider stands for; null for any other exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="transaction">The transaction whose outcome the error may leave unknown; null when none was being committed.</param>
    KnowledgeException? Translate(Exception exception, TransactionId? transaction = null);

    /// <summary>True for an error after which nothing more may be written through the connection.</summary>
    bool EndsWriting(KnowledgeException error);

    /// <summary>The error for a caller whom another process has kept waiting for too long.</summary>
    /// <param name="longest">The busy wait.</param>
    StoreUnavailableException KeptWaiting(TimeSpan longest);
}
