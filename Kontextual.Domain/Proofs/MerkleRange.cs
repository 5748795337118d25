using System.Numerics;

namespace Kontextual.Domain;

/// <summary>Some adjacent records, whose tree is a node of the tree of a history.</summary>
/// <param name="First">The sequence of the first record.</param>
/// <param name="Last">The sequence of the last record.</param>
internal readonly record struct MerkleRange(long First, long Last)
{
    /// <summary>Returns the ranges whose roots prove that a record is in a history (RFC 9162, section 2.1.3.1), in the order of the proof.</summary>
    /// <param name="sequence">The sequence of the record, from 1 to <paramref name="size"/>.</param>
    /// <param name="size">The number of records.</param>
    public static IReadOnlyList<MerkleRange> OfRecord(long sequence, long size)
    {
        var path = new List<MerkleRange>();
        var (first, last) = (1L, size);
        while (first < last)
        {
            var middle = first + Left(last - first + 1) - 1;
            if (sequence <= middle)
            {
                path.Add(new(middle + 1, last));
                last = middle;
            }
            else
            {
                path.Add(new(first, middle));
                first = middle + 1;
            }
        }

        path.Reverse();
        return path;
    }

    /// <summary>
    /// Returns the ranges whose roots prove that a history is the beginning of a longer one (RFC 9162, section 2.1.4.1), in the order of the proof. There are none if the
    /// earlier history is empty or equally long, because then nothing needs to be proven.
    /// </summary>
    /// <param name="earlier">The number of records of the earlier history, at most <paramref name="size"/>.</param>
    /// <param name="size">The number of records of the longer history.</param>
    public static IReadOnlyList<MerkleRange> OfBeginning(long earlier, long size)
    {
        if (earlier == 0 || earlier == size)
            return [];
        var path = new List<MerkleRange>();
        var (first, last, isWhole) = (1L, size, true);
        while (earlier != last)
        {
            var middle = first + Left(last - first + 1) - 1;
            if (earlier <= middle)
            {
                path.Add(new(middle + 1, last));
                last = middle;
            }
            else
            {
                path.Add(new(first, middle));
                first = middle + 1;
                isWhole = false;
            }
        }

        // The root of the earlier history is known if it is one node.
        if (!isWhole)
            path.Add(new(first, last));
        path.Reverse();
        return path;
    }

    /// <summary>Returns the number of leaves in the left subtree: the largest power of two below the number of leaves.</summary>
    private static long Left(long leaves) => 1L << BitOperations.Log2((ulong)leaves - 1);
}
