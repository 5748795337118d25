namespace Kontextual.Tests.Model;

/// <summary>Shorter lists.</summary>
internal static class Shrinking
{
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

    public static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> list, int at, T item) => [.. list.Take(at), item, .. list.Skip(at + 1)];

    /// <summary>The list with one step made simpler.</summary>
    public static IEnumerable<IReadOnlyList<Step>> Simpler(IReadOnlyList<Step> steps) =>
        steps.SelectMany((step, i) => step.Simpler().Select(simpler => Replaced(steps, i, simpler)));
}
