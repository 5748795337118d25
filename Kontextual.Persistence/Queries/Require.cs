namespace Kontextual.Persistence.Queries;

/// <summary>Checks of arguments that all readers and writers share. They run before any I/O.</summary>
internal static class Require
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static void Id<TId>(TId id, string paramName)
        where TId : struct, IEntityId<TId>
    {
        if (id.Value == Guid.Empty)
            throw new ArgumentException($"The {typeof(TId).Name} is the default value, which names nothing.", paramName);
    }

    /// <exception cref="ArgumentException">The id is the default value; null is accepted.</exception>
    public static void OptionalId<TId>(TId? id, string paramName)
        where TId : struct, IEntityId<TId>
    {
        if (id is { } given)
            Id(given, paramName);
    }

    /// <exception cref="ArgumentException">The id of the run is the default value, or the number of the attempt is below 1.</exception>
    public static void Attempt(RunAttempt attempt, string paramName)
    {
        Id(attempt.RunId, paramName);
        if (attempt.Attempt < 1)
            throw new ArgumentOutOfRangeException(paramName, attempt.Attempt, "Attempts are numbered from 1.");
    }

    /// <exception cref="ArgumentException">The moment is the default value.</exception>
    public static void Moment(AsOf asOf, string paramName)
    {
        if (asOf.IsDefault)
            throw new ArgumentException("The AsOf is the default value, which is not a moment.", paramName);
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static void RevisionNumber(int number, string paramName)
    {
        if (number < 1)
            throw new ArgumentOutOfRangeException(paramName, number, "Revisions are numbered from 1.");
    }

    /// <exception cref="ArgumentException">The content is a file or a stream that has not been prepared.</exception>
    public static void AtHand(ContentSource content, string what, string paramName)
    {
        if (!content.IsAtHand)
        {
            throw new ArgumentException(
                $"{what} is a file or a stream that has not been prepared. Reading it inside a transaction would make all other writers wait. "
                + $"Call {nameof(ContentSource)}.{nameof(ContentSource.PrepareAsync)} before WriteAsync.",
                paramName);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The size is below 1 or above 1,000.</exception>
    public static void PageSize(int size, string paramName)
    {
        if (size is < 1 or > PageRequest.MaxSize)
            throw new ArgumentOutOfRangeException(paramName, size, $"A page has 1 to {PageRequest.MaxSize} items.");
    }

    /// <exception cref="ArgumentOutOfRangeException">The enumeration does not define the value.</exception>
    public static void Defined<TEnum>(TEnum value, string paramName)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(paramName, value, $"There is no such {typeof(TEnum).Name}.");
    }

    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1 or above the greatest one.</exception>
    public static void Within(int limit, int most, string what, string unit, string paramName)
    {
        if (limit < 1 || limit > most)
            throw new ArgumentOutOfRangeException(paramName, limit, $"The limit of {what} must be from 1 to {most} {unit}.");
    }
}
