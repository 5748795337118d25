using System.Linq.Expressions;

namespace Kontextual.Persistence.Queries;

/// <summary>A condition that a row must meet.</summary>
/// <remarks>
/// A backend can translate the kinds of conditions that it knows to a form of its own, for example to a range of an index. For any other
/// kind it uses <see cref="Predicate"/>, which is always correct.
/// </remarks>
/// <typeparam name="TRow">The row.</typeparam>
internal abstract class Condition<TRow>
{
    /// <summary>The meaning of the condition, as plain code.</summary>
    public abstract Expression<Func<TRow, bool>> Predicate { get; }

    /// <summary>
    /// True for a condition that reads a text, which costs much more than comparing columns. It is tested after all others, also after the place of
    /// the page.
    /// </summary>
    public virtual bool IsCostly => false;

    /// <summary>Returns the condition for a context. Only a condition that reads rows of other tables differs from one context to another.</summary>
    public virtual Condition<TRow> In(KontextualDbContext db) => this;
}
