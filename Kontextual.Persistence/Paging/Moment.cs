using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Paging;

/// <summary>A moment of the past and the sequence that it stands for, which the first read finds and all others keep to.</summary>
/// <remarks>
/// While others write, a time may come to stand for a later sequence, and so may a sequence that is not reached yet. Every read goes by one
/// that no later write can touch. A sequence inside a transaction is a state that nobody could ever see: it stands for the last one before
/// that transaction. All records of a transaction have one time, so a time always stands for the end of one.
/// </remarks>
/// <param name="scope">Where to read.</param>
/// <param name="asOf">What was asked for.</param>
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

    /// <summary>What was asked for.</summary>
    public AsOf AsOf => asOf;

    /// <summary>The last sequence seen. Not to be called inside a read.</summary>
    public ValueTask<long> SequenceAsync(CancellationToken cancellationToken) =>
        Interlocked.Read(ref _sequence) is var known and not Unknown
            ? new(known)
            : new(scope.ReadAsync((db, token) => SequenceAsync(db, token).AsTask(), cancellationToken));

    /// <summary>The last sequence seen, inside a read.</summary>
    public async ValueTask<long> SequenceAsync(KontextualDbContext db, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _sequence) is var known and not Unknown)
            return known;
        var found = await (asOf.Sequence is { } sequence
            ? AtOrBelow.RunAsync(db, sequence, cancellationToken)
            : AtTime.RunAsync(db, asOf.Time!.Value, cancellationToken)).ConfigureAwait(false);

        // Of several reads that look for it at once, one decides for all.
        return Interlocked.CompareExchange(ref _sequence, found, Unknown) is var first and not Unknown ? first : found;
    }
}
