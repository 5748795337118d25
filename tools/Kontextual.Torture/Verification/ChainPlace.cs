namespace Kontextual.Torture;

/// <summary>The end of the checked part of a chain.</summary>
/// <param name="Sequence">The last sequence.</param>
/// <param name="Hash">The hash of the record at that sequence.</param>
internal sealed record ChainPlace(long Sequence, ChainHash Hash)
{
    public static ChainPlace Start { get; } = new(0, ChainHash.Genesis);
}
