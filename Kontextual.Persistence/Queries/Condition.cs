using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>What is asked of a row.</summary>
/// <remarks>
/// A backend may state a kind of condition that it knows in words of its own, for example as the range of an index. A kind that it does not
/// know it takes by <see cref="Predicate"/>, which is always right.
/// </remarks>
/// <typeparam name="TRow">The row.</typeparam>
internal abstract class Condition<TRow>
{
    /// <summary>What the condition means, as plain code.</summary>
    public abstract Expression<Func<TRow, bool>> Predicate { get; }
}
