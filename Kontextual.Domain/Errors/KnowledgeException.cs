namespace Kontextual.Domain;

/// <summary>The root of all errors of the store that are not bad arguments. Each carries its facts as properties.</summary>
public abstract class KnowledgeException : Exception
{
    /// <summary>Makes the error with its sentence for people.</summary>
    protected KnowledgeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
