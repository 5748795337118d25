namespace Kontextual.Domain;

/// <summary>
/// The base class of all exceptions of a store, except those for invalid arguments. Each exception provides the facts as properties.
/// </summary>
public abstract class KnowledgeException : Exception
{
    /// <summary>Initializes the exception with a message and an optional inner exception.</summary>
    protected KnowledgeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
