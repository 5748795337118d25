namespace Kontextual.Domain;

/// <summary>Generates new ids. It can be replaced, so that a test or an import determines the ids.</summary>
public interface IIdSource
{
    /// <summary>Returns a UUID that was never returned before. The method is called from several threads.</summary>
    Guid NewId();
}
