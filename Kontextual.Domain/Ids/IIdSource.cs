namespace Kontextual.Domain;

/// <summary>Where new ids come from. Injected, so that a test or an import can decide them.</summary>
public interface IIdSource
{
    /// <summary>A UUID never given before. Called from several threads.</summary>
    Guid NewId();
}
