using System.Globalization;
using System.Reflection;
using Kontextual.Domain;
using Kontextual.Tests.Entities;

namespace Kontextual.Tests.Harness;

/// <summary>All that a store shows through the public contract, one line an entity, so that two states can be compared.</summary>
public static class StoreDump
{
    /// <summary>The committed state of a store.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(IKnowledgeRepository repository) => repository.ReadAsync((view, _) => OfAsync(view));

    /// <summary>The state that readers see.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IKnowledgeReaders readers)
    {
        var lines = new List<string>();
        foreach (var entity in EntityCase.All)
            lines.AddRange(await entity.DumpAsync(readers).Select(Line).ToListAsync());
        lines.AddRange((await ChangesAsync(readers.Changes)).Select(Line));
        return lines;
    }

    /// <summary>All change records after a sequence.</summary>
    public static async Task<IReadOnlyList<ChangeRecord>> ChangesAsync(IChangeLog changes, long after = 0)
    {
        var position = await changes.FindPositionAsync(after) ?? throw new ArgumentOutOfRangeException(nameof(after));
        var records = new List<ChangeRecord>();
        ChangePage page;
        do
        {
            page = await changes.SinceAsync(position, 1000);
            records.AddRange(page.Records);
            position = page.Next;
        }
        while (page.HasMore);
        return records;
    }

    /// <summary>An entity with all its properties.</summary>
    public static string Line(object entity)
    {
        if (entity is string line)
            return line;
        var members = entity.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => $"{property.Name}={Text(property.GetValue(entity))}");
        return $"{entity.GetType().Name} {string.Join(' ', members)}";
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        string text => $"'{text.ReplaceLineEndings("⏎")}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };
}
