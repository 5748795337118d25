using System.Globalization;

namespace Kontextual.Persistence.Paging;

/// <summary>The cursor of a listing of the past: the sequence that the first page determined, a dot, and the cursor of the place.</summary>
internal static class PastCursor
{
    private const char Separator = '.';

    public static string Join(long sequence, string cursor) => string.Create(CultureInfo.InvariantCulture, $"{sequence}{Separator}{cursor}");

    /// <remarks>The digest of the place also covers the sequence, so a changed sequence is detected.</remarks>
    /// <exception cref="ArgumentException">The cursor does not have this form.</exception>
    public static (long? Sequence, string? Cursor) Split(string cursor, string paramName)
    {
        var end = cursor.IndexOf(Separator, StringComparison.Ordinal);
        return end > 0 && long.TryParse(cursor.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && cursor.AsSpan(0, end).SequenceEqual(sequence.ToString(CultureInfo.InvariantCulture))
            ? (sequence, cursor[(end + 1)..])
            : throw Cursor.NotOfThisQuery(paramName);
    }

    /// <summary>Returns the sequence of a page of the past, which <see cref="Split"/> has accepted.</summary>
    public static ValueTask<long> SequenceOfAsync(PageRequest? page, Moment moment, CancellationToken cancellationToken) =>
        page?.Cursor is { } cursor && Split(cursor, nameof(page)).Sequence is { } sequence ? new(sequence) : moment.SequenceAsync(cancellationToken);

    /// <summary>Returns the text that identifies a query at a moment.</summary>
    public static string Text(string query, AsOf asOf, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{query}@{asOf}:{sequence}");
}
