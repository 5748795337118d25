using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Kontextual.Domain;

namespace Kontextual.Tests.Harness;

/// <summary>All that a store shows through the public contract, one line an entity, so that two states can be compared.</summary>
public static class StoreDump
{
    /// <summary>The committed state of a store.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(IKnowledgeRepository repository) =>
        repository.ReadAsync((view, _) => OfAsync(view.Collections, view.Artifacts, view.Relationships, view.Changes));

    /// <summary>The state as a transaction sees it.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(IKnowledgeTransaction transaction) =>
        OfAsync(transaction.Collections, transaction.Artifacts, transaction.Relationships, transaction.Changes);

    private static async Task<IReadOnlyList<string>> OfAsync(
        ICollectionReader collections, IArtifactReader artifacts, IRelationshipReader relationships, IChangeLog changes)
    {
        var lines = new List<string>();
        await foreach (var collection in collections.StreamAsync(new CollectionQuery { IncludeDeleted = true, IncludePurged = true }))
            lines.Add(Line(collection));
        await foreach (var artifact in artifacts.StreamAsync(new ArtifactQuery { IncludeDeleted = true, IncludePurged = true }))
        {
            lines.Add(Line(artifact));
            await foreach (var (revision, change) in artifacts.StreamHistoryAsync(artifact.Id).Select(entry => (entry.Revision, entry.Change)))
            {
                lines.Add($"{Line(revision)} Change={change.Sequence} Content={await ContentAsync(artifacts, revision)}");
            }
        }

        await foreach (var relationship in relationships.StreamAsync(new RelationshipQuery { IncludeDeleted = true, IncludePurged = true }))
            lines.Add(Line(relationship));
        lines.AddRange((await ChangesAsync(changes)).Select(Line));
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

    private static async Task<string> ContentAsync(IArtifactReader artifacts, Revision revision)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(await artifacts.GetBytesAsync(revision.ArtifactId, revision.Number)));
        }
        catch (EntityNotFoundException) when (revision.IsPurged)
        {
            return "gone";
        }
    }

    private static string Line(object entity)
    {
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
