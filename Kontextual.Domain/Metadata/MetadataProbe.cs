namespace Kontextual.Domain;

/// <summary>What an index of <see cref="MetadataLeaf"/> is asked for. It finds all metadata that meets a filter, and possibly more.</summary>
/// <param name="Pointers">The pointers of the leaves.</param>
/// <param name="Keys">The keys of the leaves; null for a range or for any key.</param>
/// <param name="Range">The lowest and the highest key, both included; null for keys or for any key.</param>
internal sealed record MetadataProbe(IReadOnlyList<string> Pointers, IReadOnlyList<string>? Keys, (string Lowest, string Highest)? Range)
{
    /// <summary>True if leaves below the pointers are meant as well, because a pointer can lead to an object or an array.</summary>
    public bool IncludesBelow => Keys is null && Range is null;
}
