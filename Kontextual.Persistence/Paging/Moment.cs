using System.Globalization;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Paging;

/// <summary>A moment of the past as the change sequence it stands for, and how the pages of a listing keep to it.</summary>
/// <remarks>
/// While others write, a time may come to stand for a later sequence, and so may a sequence that is not reached yet. So the cursor of a
/// listing carries the sequence that the first page found, and every read goes by one that no later write can touch.
/// </remarks>
/// <param name="asOf">What was asked for.</param>
/// <param name="sequence">The last sequence seen.</param>
internal sealed class Moment(AsOf asOf, long sequence)
{
    private const char Separator = '.';

    private static readonly CompiledQuery<DateTimeOffset, long> AtTime = new((db, time, _) => db.Set<ChangeRecord>()
        .Where(c => c.Time <= time)
        .OrderByDescending(c => c.Time).ThenByDescending(c => c.Sequence)
        .Select(c => c.Sequence)
        .FirstOrDefault());

    private static readonly CompiledQuery<long, long> AtOrBelow = new((db, sequence, _) => db.Set<ChangeRecord>()
        .Where(c => c.Sequence <= sequence)
        .OrderByDescending(c => c.Sequence)
        .Select(c => c.Sequence)
        .FirstOrDefault());

    /// <summary>The last sequence seen.</summary>
    public long Sequence => sequence;

    /// <summary>The moment as part of a query's text.</summary>
    public override string ToString() => $"{asOf}:{sequence.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Finds the sequence of a moment.</summary>
    public static Task<long> SequenceOfAsync(KontextualDbContext db, AsOf asOf, CancellationToken cancellationToken) =>
        asOf.Sequence is { } sequence
            ? AtOrBelow.RunAsync(db, sequence, cancellationToken)
            : AtTime.RunAsync(db, asOf.Time!.Value, cancellationToken);

    /// <summary>Reads a page of a listing as of a moment.</summary>
    /// <param name="scope">Where to read.</param>
    /// <param name="asOf">The moment.</param>
    /// <param name="page">The page asked for.</param>
    /// <param name="list">Reads the page, given the moment and the page with a cursor of its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The cursor was not made for this query.</exception>
    public static async Task<Page<T>> PageAsync<T>(
        IReadScope scope, AsOf asOf, PageRequest? page, Func<Moment, PageRequest, Task<Page<T>>> list, CancellationToken cancellationToken)
    {
        page ??= PageRequest.Default;
        Require.PageSize(page.Size, nameof(page));
        var (found, cursor) = page.Cursor is null ? (null, null) : Split(page.Cursor, nameof(page));
        var sequence = found
            ?? await scope.ReadAsync((db, token) => SequenceOfAsync(db, asOf, token), cancellationToken).ConfigureAwait(false);
        var result = await list(new(asOf, sequence), page with { Cursor = cursor }).ConfigureAwait(false);
        return result.NextCursor is { } next
            ? result with { NextCursor = string.Create(CultureInfo.InvariantCulture, $"{sequence}{Separator}{next}") }
            : result;
    }

    // A sequence that somebody changed is found out by the cursor's own check, which covers it.
    private static (long? Sequence, string? Cursor) Split(string cursor, string paramName)
    {
        var end = cursor.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && long.TryParse(cursor.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && cursor.AsSpan(0, end).SequenceEqual(sequence.ToString(CultureInfo.InvariantCulture))
            ? (sequence, cursor[(end + 1)..])
            : throw Cursor.NotOfThisQuery(paramName);
    }
}
