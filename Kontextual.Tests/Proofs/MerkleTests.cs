using System.Security.Cryptography;
using Kontextual.Domain;

namespace Kontextual.Tests.Proofs;

/// <summary>Trees and paths against the definitions of RFC 9162, written down as they stand there.</summary>
[TestFixture, Parallelizable(ParallelScope.Self)]
public sealed class MerkleTests
{
    private const int Most = 70;

    private static readonly ChainHash[] Leaves = [.. Enumerable.Range(1, Most).Select(number => ChainHash.FromBytes(SHA256.HashData([(byte)number])))];

    [Test, Property("Rule", "P6")]
    public void The_root_of_each_size_is_that_of_the_definition()
    {
        var tree = new MerkleTree();
        tree.Root.ToString().ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "the hash of no bytes");
        for (int size = 1; size <= Most; size++)
        {
            tree.Add(Leaves[size - 1]);
            tree.Root.ShouldBe(Root(1, size), $"{size} leaves");
        }
    }

    [Test, Property("Rule", "P6")]
    public void Every_record_of_every_size_is_proven_by_its_path_and_by_no_other()
    {
        for (int size = 1; size <= Most; size++)
        {
            for (int sequence = 1; sequence <= size; sequence++)
            {
                ChainHash[] path = [.. MerkleRange.OfRecord(sequence, size).Select(Root)];
                var (number, leaf, root) = (sequence, Leaves[sequence - 1], Root(1, size));

                MerklePath.RootOf(leaf, sequence, size, path).ShouldBe(root);
                foreach (var wrong in Changed(path))
                    MerklePath.RootOf(leaf, sequence, size, wrong).ShouldNotBe(root);
                MerklePath.RootOf(Root(1, 1), sequence, size, path).ShouldNotBe(root);
                Enumerable.Range(1, size).Where(other => other != number).Select(other => MerklePath.RootOf(leaf, other, size, path)).ShouldNotContain(root);
            }
        }
    }

    [Test, Property("Rule", "P6")]
    public void Every_beginning_of_every_size_is_proven_by_its_path_and_by_no_other()
    {
        for (int size = 2; size <= Most; size++)
        {
            for (int earlier = 1; earlier < size; earlier++)
            {
                ChainHash[] path = [.. MerkleRange.OfBeginning(earlier, size).Select(Root)];
                var (first, second) = (Root(1, earlier), Root(1, size));

                MerklePath.RootsOf(earlier, first, size, path).ShouldBe((first, second));
                foreach (var wrong in Changed(path))
                    MerklePath.RootsOf(earlier, first, size, wrong).ShouldNotBe((first, second));
                var forged = Root(Most, Most);
                MerklePath.RootsOf(earlier, forged, size, path).ShouldNotBe((forged, second));
            }
        }
    }

    [TestCase(0, 5)]
    [TestCase(5, 5)]
    [TestCase(0, 0)]
    [Property("Rule", "P6")]
    public void Nothing_has_to_be_proven_about_no_beginning_and_the_whole(int earlier, int size) => MerkleRange.OfBeginning(earlier, size).ShouldBeEmpty();

    [Test, Property("Rule", "P6")]
    public void Paths_of_the_longest_history_are_short()
    {
        MerkleRange.OfRecord(long.MaxValue, long.MaxValue).Count.ShouldBeLessThanOrEqualTo(63);
        MerkleRange.OfRecord(1, long.MaxValue).Count.ShouldBe(63);
        MerkleRange.OfBeginning(long.MaxValue - 1, long.MaxValue).Count.ShouldBeLessThanOrEqualTo(64);
    }

    private static ChainHash Root(MerkleRange range) => Root((int)range.First, (int)range.Last);

    // MTH of section 2.1.1.
    private static ChainHash Root(int first, int last)
    {
        if (first == last)
            return ChainHash.FromBytes(SHA256.HashData([0, .. Leaves[first - 1].ToBytes()]));
        var k = 1;
        while (k * 2 < last - first + 1)
            k *= 2;
        return ChainHash.FromBytes(SHA256.HashData([1, .. Root(first, first + k - 1).ToBytes(), .. Root(first + k, last).ToBytes()]));
    }

    /// <summary>Every path with one hash changed, left out, doubled or added.</summary>
    private static IEnumerable<ChainHash[]> Changed(ChainHash[] path)
    {
        var other = ChainHash.FromBytes(SHA256.HashData("other"u8));
        for (int i = 0; i < path.Length; i++)
        {
            yield return [.. path[..i], other, .. path[(i + 1)..]];
            yield return [.. path[..i], .. path[(i + 1)..]];
            yield return [.. path[..i], path[i], .. path[i..]];
        }

        yield return [.. path, other];
        yield return [other, .. path];
    }
}
