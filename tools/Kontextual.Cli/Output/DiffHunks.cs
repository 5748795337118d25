using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Formats the changed parts of a diff with some lines of context, in the format of <c>diff -u</c>.</summary>
internal static class DiffHunks
{
    private const int Context = 3;

    public static IEnumerable<string> Of(IReadOnlyList<DiffLine> lines)
    {
        for (var start = 0; NextChange(lines, start) is { } change;)
        {
            var first = Math.Max(start, change - Context);
            var end = EndOf(lines, change);
            yield return Heading(lines, first, end);
            for (var i = first; i < end; i++)
                yield return $"{MarkOf(lines[i].Kind)}{lines[i].Text}";
            start = end;
        }
    }

    private static int? NextChange(IReadOnlyList<DiffLine> lines, int start)
    {
        for (var i = start; i < lines.Count; i++)
        {
            if (lines[i].Kind != DiffLineKind.Unchanged)
                return i;
        }

        return null;
    }

    /// <summary>Returns the end of a hunk. Changes whose context overlaps or touches are in the same hunk.</summary>
    private static int EndOf(IReadOnlyList<DiffLine> lines, int change)
    {
        var end = change + 1;
        while (NextChange(lines, end) is { } next && next - end <= 2 * Context)
            end = next + 1;
        return Math.Min(lines.Count, end + Context);
    }

    private static string Heading(IReadOnlyList<DiffLine> lines, int first, int end)
    {
        var hunk = lines.Skip(first).Take(end - first).ToList();
        return $"@@ -{Range(hunk, lines.Take(first), line => line.FromLine)} +{Range(hunk, lines.Take(first), line => line.ToLine)} @@";
    }

    // When a side has no line in the hunk, its position is the last line before the hunk.
    private static string Range(List<DiffLine> hunk, IEnumerable<DiffLine> before, Func<DiffLine, int?> number)
    {
        var count = hunk.Count(line => number(line) is not null);
        var first = hunk.Select(number).FirstOrDefault(n => n is not null) ?? before.Select(number).LastOrDefault(n => n is not null) ?? 0;
        return count == 1 ? $"{first}" : $"{first},{count}";
    }

    private static char MarkOf(DiffLineKind kind) => kind switch
    {
        DiffLineKind.Added => '+',
        DiffLineKind.Removed => '-',
        _ => ' ',
    };
}
