using System.Security.Cryptography;

namespace Kontextual.Domain;

/// <summary>The Merkle tree of RFC 9162, section 2.1, over the hashes of change records. Leaves are added one at a time.</summary>
/// <remarks>Only the roots of the complete subtrees are kept, so the memory grows with the logarithm of the number of leaves.</remarks>
internal sealed class MerkleTree
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    private readonly Stack<(int Height, byte[] Hash)> _subtrees = [];

    /// <summary>The root of the leaves so far. Without leaves, it is the hash of no bytes.</summary>
    public ChainHash Root
    {
        get
        {
            if (_subtrees.Count == 0)
                return ChainHash.FromBytes(SHA256.HashData([]));
            byte[]? root = null;
            foreach (var (_, hash) in _subtrees)
                root = root is null ? hash : NodeOf(hash, root);
            return ChainHash.FromBytes(root!);
        }
    }

    /// <summary>Adds the next record.</summary>
    /// <param name="record">The hash of the record.</param>
    public void Add(ChainHash record)
    {
        var (height, hash) = (0, LeafOf(record));
        while (_subtrees.TryPeek(out var left) && left.Height == height)
        {
            hash = NodeOf(_subtrees.Pop().Hash, hash);
            height++;
        }

        _subtrees.Push((height, hash));
    }

    /// <summary>Computes the hash of a leaf.</summary>
    public static byte[] LeafOf(ChainHash record) => SHA256.HashData([LeafPrefix, .. record.ToBytes()]);

    /// <summary>Computes the hash of a node from those of its children.</summary>
    public static byte[] NodeOf(byte[] left, byte[] right) => SHA256.HashData([NodePrefix, .. left, .. right]);
}
