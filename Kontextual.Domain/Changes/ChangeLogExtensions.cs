using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>Conveniences over <see cref="IChangeLog"/>: whole listings, read page by page.</summary>
public static class ChangeLogExtensions
{
    /// <summary>All records after a position, ascending by sequence without a gap, up to the newest one there is when the enumeration begins.</summary>
    /// <remarks>
    /// Records that are committed while it is read are left out; <see cref="IChangeReader.FollowAsync"/> gives those as well and waits for
    /// more. At most 1,000 records are in memory at a time.
    /// </remarks>
    /// <param name="reader">The records.</param>
    /// <param name="position">What was seen already; <see cref="ChangePosition.Start"/> for all records.</param>
    /// <param name="cancellationToken">Ends the reading between two pages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sequence of the position is below 0. Thrown by the first step of the enumeration.</exception>
    /// <exception cref="PositionLostException">The store has another history at that sequence. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<ChangeRecord> StreamAsync(
        this IChangeLog reader, ChangePosition position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAsync(reader, position, cancellationToken);
    }

    /// <summary>All records of one entity, live, deleted or purged, ascending by sequence; none when there is no such entity.</summary>
    /// <param name="reader">The records.</param>
    /// <param name="kind">What kind of entity it is.</param>
    /// <param name="id">The entity.</param>
    /// <param name="cancellationToken">Ends the reading between two pages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no such kind, or the id is the default value. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<ChangeRecord> StreamHistoryAsync(
        this IChangeLog reader, EntityKind kind, EntityId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.HistoryAsync(kind, id, page, token), cancellationToken);
    }

    /// <summary>All records of one transaction, ascending by sequence; none when the store has nothing of it.</summary>
    /// <param name="reader">The records.</param>
    /// <param name="id">The transaction.</param>
    /// <param name="cancellationToken">Ends the reading between two pages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is the default value. Thrown by the first step of the enumeration.</exception>
    public static IAsyncEnumerable<ChangeRecord> StreamTransactionAsync(
        this IChangeLog reader, TransactionId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.TransactionAsync(id, page, token), cancellationToken);
    }

    private static async IAsyncEnumerable<ChangeRecord> ReadAsync(
        IChangeLog reader, ChangePosition position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await reader.HeadAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            // A position at the head is read from as well, because that is what checks it.
            var limit = (int)Math.Clamp(head.Sequence - position.Sequence, 1, PageRequest.MaxSize);
            var page = await reader.SinceAsync(position, limit, cancellationToken).ConfigureAwait(false);
            foreach (var record in page.Records.TakeWhile(record => record.Sequence <= head.Sequence))
                yield return record;
            if (!page.HasMore || page.Next.Sequence >= head.Sequence)
                yield break;
            position = page.Next;
        }
    }
}
