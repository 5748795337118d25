namespace Kontextual.Persistence.Queries;

/// <summary>A condition of two halves that no row meets both of, for a backend that reads each by an index of its own.</summary>
internal interface IEitherOf<TRow>
{
    /// <summary>The first half.</summary>
    Condition<TRow> First { get; }

    /// <summary>The second half, without the rows of the first.</summary>
    Condition<TRow> OnlySecond { get; }
}
