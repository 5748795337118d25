using System.Text;
using Kontextual.Persistence.Changes;
using Kontextual.Persistence.Queries;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Proofs;

/// <summary>Makes seals of a history, and proofs for them.</summary>
/// <param name="scope">Reads one state.</param>
internal sealed class HistoryProofs(IReadScope scope)
{
    private readonly ChangeLog _log = new(scope);

    /// <summary>Makes a seal of the present history.</summary>
    public async Task<HistorySeal> SealAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var head = await _log.HeadAsync(cancellationToken).ConfigureAwait(false);
        var roots = await RootsAsync(head.Sequence, [new(1, head.Sequence)], cancellationToken).ConfigureAwait(false);
        return new HistorySeal { StoreId = scope.Store.Id, Size = head.Sequence, LastHash = head.Hash, Root = roots[0], Time = UtcTime.Truncate(now) };
    }

    /// <summary>Makes the proof of a record.</summary>
    public async Task<RecordProof> ProveAsync(long sequence, HistorySeal seal, CancellationToken cancellationToken)
    {
        await RequireAsync(seal, nameof(seal), cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, seal.Size);
        var record = await FindAsync(sequence, cancellationToken).ConfigureAwait(false);
        var path = MerkleRange.OfRecord(sequence, seal.Size);
        var roots = await RootsAsync(seal.Size, [.. path, new(1, seal.Size)], cancellationToken).ConfigureAwait(false);
        RequireRoot(seal, roots[^1], nameof(seal));
        var proof = new RecordProof
        {
            StoreId = seal.StoreId,
            Sequence = sequence,
            Size = seal.Size,
            PreviousHash = sequence == 1 ? ChainHash.Genesis : (await FindAsync(sequence - 1, cancellationToken).ConfigureAwait(false)).Hash,
            Header = Encoding.UTF8.GetString(ChangeChain.HeaderOf(record).ToUtf8Bytes()),
            Payload = await PayloadAsync(record, cancellationToken).ConfigureAwait(false),
            Salt = record.Salt,
            Path = [.. roots.Take(path.Count)],
        };
        return proof.Check(seal) is { IsProven: false } wrong
            ? throw new StoreCorruptException($"table change_records, sequence {sequence}", $"a proof of it fails: {wrong.Description.TrimEnd('.')}")
            : proof;
    }

    /// <summary>Makes the proof that a history begins with an earlier one.</summary>
    public async Task<ConsistencyProof> ProveConsistencyAsync(HistorySeal earlier, HistorySeal later, CancellationToken cancellationToken)
    {
        if (earlier.Size > later.Size)
        {
            throw new ArgumentException(
                $"The later seal has {later.Size} records, fewer than the {earlier.Size} of the earlier one. Pass the seal with fewer records first.", nameof(later));
        }

        await RequireAsync(earlier, nameof(earlier), cancellationToken).ConfigureAwait(false);
        await RequireAsync(later, nameof(later), cancellationToken).ConfigureAwait(false);
        var path = MerkleRange.OfBeginning(earlier.Size, later.Size);
        var roots = await RootsAsync(later.Size, [.. path, new(1, earlier.Size), new(1, later.Size)], cancellationToken).ConfigureAwait(false);
        RequireRoot(earlier, roots[^2], nameof(earlier));
        RequireRoot(later, roots[^1], nameof(later));
        return new ConsistencyProof { StoreId = later.StoreId, EarlierSize = earlier.Size, Size = later.Size, Path = [.. roots.Take(path.Count)] };
    }

    /// <summary>Checks that a seal is of this history.</summary>
    private async Task RequireAsync(HistorySeal seal, string paramName, CancellationToken cancellationToken)
    {
        if (seal.StoreId != scope.Store.Id)
            throw new ArgumentException($"The seal is of the store {seal.StoreId}, and this is the store {scope.Store.Id}. Pass a seal of this store.", paramName);
        if (seal.Size < 0)
            throw new ArgumentException($"The size of the seal is {seal.Size}, below 0.", paramName);
        var position = await _log.FindPositionAsync(seal.Size, cancellationToken).ConfigureAwait(false);
        if (position?.Hash != seal.LastHash)
            throw new PositionLostException(seal.Position, position?.Hash);
    }

    private static void RequireRoot(HistorySeal seal, ChainHash root, string paramName)
    {
        if (root != seal.Root)
        {
            throw new ArgumentException(
                $"The root of the seal is not that of the {seal.Size} records of the store, although the last hash is the same: the seal was changed, or the hash of an earlier record. "
                + $"A verification tells which of them, because it finds a changed hash ({nameof(FindingKind.ChainBroken)}).",
                paramName);
        }
    }

    private Task<IReadOnlyList<ChainHash>> RootsAsync(long size, IReadOnlyList<MerkleRange> ranges, CancellationToken cancellationToken) =>
        scope.ReadAsync((db, token) => HistoryHashes.RootsAsync(db, size, ranges, token), cancellationToken);

    private async Task<ChangeRecord> FindAsync(long sequence, CancellationToken cancellationToken) =>
        await _log.FindAsync(sequence, cancellationToken).ConfigureAwait(false) ?? throw ChangeGaps.Lost(sequence, "later ones exist");

    /// <summary>Returns the payload of a record; null if it was erased.</summary>
    private async Task<string?> PayloadAsync(ChangeRecord record, CancellationToken cancellationToken)
    {
        if (record.Salt is null)
            return null;
        var state = record switch
        {
            { Kind: ChangeKind.Purged } => ChangePayload.NoState,
            { EntityKind: EntityKind.Artifact } => ChangePayload.StateOf(await RevisionAsync(record, cancellationToken).ConfigureAwait(false)),
            _ => record.State ?? throw new StoreCorruptException($"table change_records, sequence {record.Sequence}, column state", "it is missing, although the salt is not"),
        };
        return ChangePayload.Of(state, record.Reason, record.TraceId);
    }

    private async Task<Revision> RevisionAsync(ChangeRecord record, CancellationToken cancellationToken) =>
        await scope.ReadAsync(
            (db, token) => db.Set<Revision>().Where(r => r.FromSequence == record.Sequence).SingleOrDefaultAsync(token), cancellationToken).ConfigureAwait(false)
        ?? throw new StoreCorruptException("table revisions", $"the revision of the change record at sequence {record.Sequence} is missing");
}
