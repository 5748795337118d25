namespace Kontextual.Persistence;

/// <summary>The source of the salts of change records. A test can replace it to create two equal stores.</summary>
public interface ISaltSource
{
    /// <summary>Fills a salt with bytes that nobody can guess. May be called from several threads at the same time.</summary>
    /// <param name="salt">The bytes to fill, all of them.</param>
    void Fill(Span<byte> salt);
}
