namespace Kontextual.Persistence;

/// <summary>Where the salts of change records come from. Injected, so that two stores can be made alike in a test.</summary>
public interface ISaltSource
{
    /// <summary>Fills a salt with bytes that nobody can guess. Called from several threads.</summary>
    void Fill(Span<byte> salt);
}
