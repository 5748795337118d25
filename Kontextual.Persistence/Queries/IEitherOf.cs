namespace Kontextual.Persistence.Queries;

/// <summary>A condition that is the union of two disjoint conditions, so that a backend can read each of them from its own index.</summary>
internal interface IEitherOf<TRow>
{
    /// <summary>The first condition.</summary>
    Condition<TRow> First { get; }

    /// <summary>The second condition, without the rows that meet the first one.</summary>
    Condition<TRow> OnlySecond { get; }
}
