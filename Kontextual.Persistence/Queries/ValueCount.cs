namespace Kontextual.Persistence.Queries;

/// <summary>A value and the number of rows that have it.</summary>
internal sealed record ValueCount<TValue>
{
    public required TValue Value { get; init; }

    public required long Count { get; init; }
}
