using Kontextual.Domain;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="CollectionQuery"/>.</summary>
internal static class CollectionFilters
{
    public static Filter<CollectionQuery, CollectionRow, string> NamePrefix { get; } = new(nameof(CollectionQuery.NamePrefix))
    {
        Set = (query, prefix) => query with { NamePrefix = prefix },
        Selects = (row, prefix) => row.Name.StartsWith(prefix, StringComparison.Ordinal),
        Keep = (rules, prefix) => rules.Prefix(prefix) ?? "",
        SampleValue = stored => stored.Collection.Name[..1],
        CombinedValues = _ => ["a", "A"],
        Generated = ProgramValues.Texts(ValueGenerators.Prefix),
        Refused = [new("a prefix of collections with NUL", new() { NamePrefix = "a\0" }, "U+0000")],
        Indexes = [new("a prefix", "(name>? AND name<?")],
    };

    public static IReadOnlyList<Filter<CollectionQuery, CollectionRow>> All { get; } = [NamePrefix];

    /// <inheritdoc cref="ArtifactFilters.Mixes"/>
    public static IReadOnlyList<FilterMix<CollectionQuery, CollectionRow>> Mixes { get; } = [new(1), new(1, NamePrefix)];
}
