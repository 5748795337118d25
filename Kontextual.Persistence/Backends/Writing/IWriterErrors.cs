namespace Kontextual.Persistence.Backends.Writing;

/// <summary>Translates and classifies errors of the provider for the writing room.</summary>
internal interface IWriterErrors
{
    /// <summary>Translates an exception of the provider to an exception of this library. Returns null for any other exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="transaction">The transaction that was being committed, whose outcome may be unknown; null when there was none.</param>
    KnowledgeException? Translate(Exception exception, TransactionId? transaction = null);

    /// <summary>Translates like <see cref="Translate"/>, with the turn held, so that the files of the store can be looked at.</summary>
    KnowledgeException? TranslateHeld(Exception exception, TransactionId? transaction = null);

    /// <summary>True for an error after which nothing more may be written through the connection.</summary>
    bool EndsWriting(KnowledgeException error);

    /// <summary>Creates the exception for a caller that another process has blocked for the busy wait.</summary>
    /// <param name="longest">The busy wait.</param>
    StoreUnavailableException KeptWaiting(TimeSpan longest);
}
