namespace Kontextual.Torture;

/// <summary>How far a chain was checked.</summary>
/// <param name="Sequence">The last sequence.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record ChainPlace(long Sequence, ChainHash Hash)
{
    public static ChainPlace Start { get; } = new(0, ChainHash.Genesis);
}
