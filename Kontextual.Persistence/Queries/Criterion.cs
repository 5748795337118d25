namespace Kontextual.Persistence.Queries;

/// <summary>
/// One filter of a query, said once: a static <c>Of</c> of each kind checks the argument, and its members say how it stands in a cursor and
/// what it asks of a row now and in the past.
/// </summary>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past, which holds only what was so at the time.</typeparam>
internal abstract class Criterion<T, TPast>(string name, string text) : ICriterion
{
    public string Name => name;

    public string Text => text;

    /// <summary>What it asks of a row of the present; null when the other criteria ask it already.</summary>
    public abstract Condition<T>? Now { get; }

    /// <summary>What it asks of a row of the past; null when the other criteria ask it already.</summary>
    /// <param name="sequence">The last sequence seen.</param>
    public abstract Condition<TPast>? Then(long sequence);
}
