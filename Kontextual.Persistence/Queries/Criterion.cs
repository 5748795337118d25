namespace Kontextual.Persistence.Queries;

/// <summary>
/// One filter of a query, defined in one place. The static method <c>Of</c> of each criterion checks the argument. The members define the
/// text of the filter in a cursor, and its conditions on rows of the present and of the past.
/// </summary>
/// <typeparam name="T">A row of the present.</typeparam>
/// <typeparam name="TPast">A row of the past, which holds only values of that time.</typeparam>
internal abstract class Criterion<T, TPast>(string name, string text) : ICriterion
{
    public string Name => name;

    public string Text => text;

    /// <summary>The condition on a row of the present; null when the other criteria imply it.</summary>
    public abstract Condition<T>? Now { get; }

    /// <summary>The condition on a row of the past; null when the other criteria imply it.</summary>
    /// <param name="sequence">The last visible sequence.</param>
    public abstract Condition<TPast>? Then(long sequence);

    /// <summary>Selects rows of the present by rows of other tables. Selects all rows if the filter is a condition on the row alone.</summary>
    public virtual IQueryable<T> Narrow(KontextualDbContext db, IQueryable<T> rows) => rows;

    /// <summary>Selects rows of the past by rows of other tables.</summary>
    /// <inheritdoc cref="Narrow"/>
    public virtual IQueryable<TPast> NarrowThen(KontextualDbContext db, IQueryable<TPast> rows, long sequence) => rows;
}
