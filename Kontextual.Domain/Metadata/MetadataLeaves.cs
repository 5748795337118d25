using System.Text.Json;

namespace Kontextual.Domain;

/// <summary>Returns what an index of metadata holds. An index proposes artifacts, and <see cref="MetadataMatcher"/> decides.</summary>
internal static class MetadataLeaves
{
    /// <summary>The maximum number of leaves of one artifact, which are different pairs of a pointer and a key.</summary>
    public const int MaxLeaves = 1000;

    /// <summary>The maximum length of a pointer in UTF-16 code units.</summary>
    public const int MaxPointer = 1000;

    /// <summary>The pointer of the only leaf of metadata that is not indexed. It is not a JSON Pointer, so no other leaf has it.</summary>
    public const string NotIndexed = "*";

    private static readonly HashSet<MetadataLeaf> None = [];
    private static readonly HashSet<MetadataLeaf> OnlyNotIndexed = [new(NotIndexed, MetadataKey.Empty)];

    /// <summary>
    /// Returns the leaves of stored metadata, each once. If there are more than <see cref="MaxLeaves"/>, or a pointer is too long or contains U+0000, the only leaf is
    /// <see cref="NotIndexed"/>.
    /// </summary>
    public static IReadOnlySet<MetadataLeaf> Of(string metadata)
    {
        if (metadata == Metadata.Empty.Text)
            return None;
        return StoredMetadata.Read(metadata, Leaves, damaged: OnlyNotIndexed);
    }

    private static HashSet<MetadataLeaf> Leaves(JsonElement metadata)
    {
        var leaves = new HashSet<MetadataLeaf>();
        return TryAdd(leaves, string.Empty, metadata) ? leaves : OnlyNotIndexed;
    }

    private static bool TryAdd(HashSet<MetadataLeaf> leaves, string pointer, JsonElement value)
    {
        if (pointer.Length > MaxPointer || pointer.Contains('\0'))
            return false;
        var isEmpty = true;
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                isEmpty = false;
                if (!TryAdd(leaves, $"{pointer}/{MetadataPointer.Escape(member.Name)}", member.Value))
                    return false;
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var inside = $"{pointer}/{MetadataPointer.Every}";
            foreach (var element in value.EnumerateArray())
            {
                isEmpty = false;
                if (!TryAdd(leaves, inside, element))
                    return false;
            }
        }

        if (isEmpty)
            leaves.Add(new(pointer, MetadataKey.Of(value) ?? MetadataKey.Empty));
        return leaves.Count <= MaxLeaves;
    }
}
