using System.Runtime.CompilerServices;

namespace Kontextual.Domain;

/// <summary>Additional methods of <see cref="IChangeLog"/>, which enumerate records page by page.</summary>
public static class ChangeLogExtensions
{
    /// <summary>
    /// Enumerates the records after a position in ascending order of their sequences, without gaps, up to the record that is the newest
    /// when the enumeration starts.
    /// </summary>
    /// <remarks>
    /// Records that are committed during the enumeration are not returned. <see cref="IChangeReader.FollowAsync"/> returns those as well and
    /// waits for further records. At most 1,000 records are in memory at a time.
    /// </remarks>
    /// <param name="reader">The change records.</param>
    /// <param name="position">The position up to which records have been read. <see cref="ChangePosition.Start"/> to read all records.</param>
    /// <param name="cancellationToken">Cancels the enumeration between two pages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sequence of the position is below 0. Thrown when the enumeration starts.</exception>
    /// <exception cref="PositionLostException">
    /// The store has a different history at that sequence. Thrown when the enumeration starts.
    /// </exception>
    public static IAsyncEnumerable<ChangeRecord> StreamAsync(
        this IChangeLog reader, ChangePosition position, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAsync(reader, position, cancellationToken);
    }

    /// <summary>
    /// Enumerates the records of one live, deleted or purged entity in ascending order of their sequences. There are none when the entity
    /// does not exist.
    /// </summary>
    /// <param name="reader">The change records.</param>
    /// <param name="kind">The kind of the entity.</param>
    /// <param name="id">The id of the entity.</param>
    /// <param name="cancellationToken">Cancels the enumeration between two pages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The kind is not defined, or the id is the default value. Thrown when the enumeration starts.
    /// </exception>
    public static IAsyncEnumerable<ChangeRecord> StreamHistoryAsync(
        this IChangeLog reader, EntityKind kind, EntityId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Pages.StreamAsync((page, token) => reader.HistoryAsync(kind, id, page, token), cancellationToken);
    }

    /// <summary>
    /// Enumerates the records of one transaction in ascending order of their sequences. There are none when the store contains no changes
    /// of the transaction.
    /// </summary>
    /// <param name="reader">The change records.</param>
    /// <param name="id">The id of the transaction.</param>
    /// <param name="cancellationToken">Cancels the enumeration between two pages.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="ArgumentException">The id is the default value. Thrown when the enumeration starts.</exception>
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
            // The loop also reads at the head, because that read checks the position.
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
