namespace Kontextual.Domain;

/// <summary>Computes roots from the hashes of a proof, as RFC 9162 describes.</summary>
internal static class MerklePath
{
    /// <summary>Computes the root of a history from one of its records (section 2.1.3.2).</summary>
    /// <param name="record">The hash of the record.</param>
    /// <param name="sequence">The sequence of the record, from 1 to <paramref name="size"/>.</param>
    /// <param name="size">The number of records of the history.</param>
    /// <param name="path">The hashes of the proof.</param>
    /// <returns>The root; null if the path has the wrong length.</returns>
    public static ChainHash? RootOf(ChainHash record, long sequence, long size, IReadOnlyList<ChainHash> path)
    {
        var (node, last, root) = (sequence - 1, size - 1, MerkleTree.LeafOf(record));
        foreach (var hash in path)
        {
            if (last == 0)
                return null;
            if ((node & 1) == 1 || node == last)
            {
                root = MerkleTree.NodeOf(hash.ToBytes(), root);
                (node, last) = SkipUnpaired(node, last);
            }
            else
            {
                root = MerkleTree.NodeOf(root, hash.ToBytes());
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? ChainHash.FromBytes(root) : null;
    }

    /// <summary>Computes the roots of an earlier and of a longer history (section 2.1.4.2).</summary>
    /// <param name="earlier">The number of records of the earlier history, from 1 to <paramref name="size"/> − 1.</param>
    /// <param name="earlierRoot">The root that the earlier history should have.</param>
    /// <param name="size">The number of records of the longer history.</param>
    /// <param name="path">The hashes of the proof.</param>
    /// <returns>The roots; null if the path has the wrong length.</returns>
    public static (ChainHash Earlier, ChainHash Later)? RootsOf(long earlier, ChainHash earlierRoot, long size, IReadOnlyList<ChainHash> path)
    {
        IReadOnlyList<ChainHash> hashes = long.IsPow2(earlier) ? [earlierRoot, .. path] : path;
        if (hashes.Count == 0)
            return null;
        var (node, last) = (earlier - 1, size - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var (first, second) = (hashes[0].ToBytes(), hashes[0].ToBytes());
        foreach (var hash in hashes.Skip(1))
        {
            if (last == 0)
                return null;
            if ((node & 1) == 1 || node == last)
            {
                first = MerkleTree.NodeOf(hash.ToBytes(), first);
                second = MerkleTree.NodeOf(hash.ToBytes(), second);
                (node, last) = SkipUnpaired(node, last);
            }
            else
            {
                second = MerkleTree.NodeOf(second, hash.ToBytes());
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 ? (ChainHash.FromBytes(first), ChainHash.FromBytes(second)) : null;
    }

    /// <summary>Goes up past the levels in which the last node has no sibling.</summary>
    private static (long Node, long Last) SkipUnpaired(long node, long last)
    {
        while ((node & 1) == 0 && node != 0)
            (node, last) = (node >> 1, last >> 1);
        return (node, last);
    }
}
