using Kontextual.Persistence.Changes;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Proofs;

/// <summary>Reads the hashes of a history, and computes the roots of parts of its Merkle tree in one pass.</summary>
internal static class HistoryHashes
{
    /// <summary>Computes the roots of ranges of records.</summary>
    /// <param name="db">Reads one state.</param>
    /// <param name="size">The sequence of the last record of the ranges, which exists.</param>
    /// <param name="ranges">The ranges.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The roots in the order of the ranges.</returns>
    /// <exception cref="StoreCorruptException">A record is missing.</exception>
    public static async Task<IReadOnlyList<ChainHash>> RootsAsync(
        KontextualDbContext db, long size, IReadOnlyList<MerkleRange> ranges, CancellationToken cancellationToken)
    {
        var trees = ranges.Select(range => (Range: range, Tree: new MerkleTree())).ToList();
        var last = 0L;
        var records = db.Set<ChangeRecord>().Where(c => c.Sequence <= size).OrderBy(c => c.Sequence).Select(c => new ChangePosition(c.Sequence, c.Hash));
        await foreach (var record in records.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (record.Sequence != ++last)
                throw ChangeGaps.Lost(last, $"sequence {record.Sequence} exists");
            foreach (var (range, tree) in trees)
            {
                if (range.First <= last && last <= range.Last)
                    tree.Add(record.Hash);
            }
        }

        return [.. trees.Select(part => part.Tree.Root)];
    }
}
