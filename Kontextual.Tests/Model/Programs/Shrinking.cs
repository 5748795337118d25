using System.Reflection;

namespace Kontextual.Tests.Model;

/// <summary>Shorter lists.</summary>
internal static class Shrinking
{
    private const int MostNear = 10;

    /// <summary>The list without a stretch of it: the longest first, and of those the last first, since what follows a difference is in vain.</summary>
    public static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> list)
    {
        for (var length = (list.Count + 1) / 2; length > 0; length = length == 1 ? 0 : (length + 1) / 2)
        {
            for (var end = list.Count; end > 0; end -= length)
            {
                var from = Math.Max(0, end - length);
                yield return [.. list.Take(from), .. list.Skip(end)];
            }
        }
    }

    /// <summary>The list without one item: each in turn.</summary>
    public static IEnumerable<IReadOnlyList<T>> WithoutOne<T>(IReadOnlyList<T> list) =>
        Enumerable.Range(0, list.Count).Select(at => (IReadOnlyList<T>)[.. list.Take(at), .. list.Skip(at + 1)]);

    public static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> list, int at, T item) => [.. list.Take(at), item, .. list.Skip(at + 1)];

    /// <summary>The list with one step made simpler.</summary>
    public static IEnumerable<IReadOnlyList<Step>> Simpler(IReadOnlyList<Step> steps) =>
        steps.SelectMany((step, i) => step.Simpler().Concat(Nearer(step)).Select(simpler => Replaced(steps, i, simpler)));

    /// <summary>
    /// An entity counted from nearer. A place that is far back means another entity as soon as there are fewer of them, and so keeps what
    /// stands before from being taken out.
    /// </summary>
    public static IEnumerable<Ref> Nearer(Ref name) => Enumerable.Range(0, Math.Min(name.Back, MostNear)).Select(back => name with { Back = back });

    /// <summary>The step with one of its entities counted from nearer.</summary>
    private static IEnumerable<Step> Nearer(Step step) =>
        from property in step.GetType().GetProperties()
        where property.PropertyType == typeof(Ref)
        let name = (Ref?)property.GetValue(step)
        where name is not null
        from nearer in Nearer(name)
        select With(step, property, nearer);

    private static Step With(Step step, PropertyInfo property, object value)
    {
        var copy = step with { };
        property.SetValue(copy, value);
        return copy;
    }
}
