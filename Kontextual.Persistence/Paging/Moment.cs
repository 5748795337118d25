using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>A moment of the past and its change sequence. The first read determines the sequence, and all other reads use the same one.</summary>
/// <remarks>
/// While others write, a time or a sequence in the future can resolve to a later sequence. The sequence is therefore determined once, as
/// one that no later write can change. No reader ever saw the state at a sequence inside a transaction, so such a sequence resolves to
/// the last one before that transaction. All records of a transaction have the same time, so a time always resolves to the end of a
/// transaction.
/// </remarks>
/// <param name="scope">The scope to read in.</param>
/// <param name="asOf">The requested moment.</param>
internal sealed class Moment(IReadScope scope, AsOf asOf)
{
    private const long Unknown = -1;

    private static readonly CompiledQuery<DateTimeOffset, long> AtTime = new((db, time, _) => db.Set<ChangeRecord>()
        .Where(c => c.Time <= time)
        .OrderByDescending(c => c.Time).ThenByDescending(c => c.Sequence)
        .Select(c => c.Sequence)
        .FirstOrDefault());

    private static readonly CompiledQuery<long, long> AtOrBelow = new((db, sequence, _) => db.Set<ChangeRecord>()
        .Where(c => c.Sequence <= sequence)
        .OrderByDescending(c => c.Sequence)
        .Select(c => db.Set<ChangeRecord>().Any(next => next.Sequence == c.Sequence + 1 && next.TransactionId == c.TransactionId)
            ? db.Set<ChangeRecord>().Where(first => first.TransactionId == c.TransactionId).Min(first => first.Sequence) - 1
            : c.Sequence)
        .FirstOrDefault());

    private long _sequence = Unknown;

    /// <summary>The requested moment.</summary>
    public AsOf AsOf => asOf;

    /// <summary>Returns the last visible sequence. Must not be called inside a read.</summary>
    public ValueTask<long> SequenceAsync(CancellationToken cancellationToken) =>
        Interlocked.Read(ref _sequence) is var known and not Unknown
            ? new(known)
            : new(scope.ReadAsync((db, token) => SequenceAsync(db, token).AsTask(), cancellationToken));

    /// <summary>Returns the last visible sequence. Called inside a read.</summary>
    public async ValueTask<long> SequenceAsync(KontextualDbContext db, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _sequence) is var known and not Unknown)
            return known;
        var found = await (asOf.Sequence is { } sequence
            ? AtOrBelow.RunAsync(db, sequence, cancellationToken)
            : AtTime.RunAsync(db, asOf.Time!.Value, cancellationToken)).ConfigureAwait(false);

        // Several reads can determine the sequence at the same time. The first result is used for all of them.
        return Interlocked.CompareExchange(ref _sequence, found, Unknown) is var first and not Unknown ? first : found;
    }
}
