using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ContextPackageQuery"/>.</summary>
internal static class ContextPackageFilters
{
    public static ContextPackageFilter<string> Name { get; } = new(nameof(ContextPackageQuery.Name))
    {
        Set = (query, name) => query with { Name = name },
        Selects = (row, name) => row.Name == name,
        Keep = (rules, name) => rules.Name(name),
        SampleValue = _ => "brief",
        CombinedValues = _ => ["brief", "briefs", "nothing"],
        Generated = ProgramValues.Texts(ValueGenerators.Name),
        Refused = [.. BadValues.Names.Select(bad => new RefusedQuery<ContextPackageQuery>($"{bad.Flaw}, as a filter of packages", new() { Name = bad.Name }, bad.Says))],
        Indexes = [new("a name", "ix_context_packages_name_id (name=?")],
    };

    public static ContextPackageFilter<string> NamePrefix { get; } = new(nameof(ContextPackageQuery.NamePrefix))
    {
        Set = (query, prefix) => query with { NamePrefix = prefix },
        Selects = (row, prefix) => row.Name.StartsWith(prefix, StringComparison.Ordinal),
        Keep = (rules, prefix) => rules.Prefix(prefix) ?? "",
        SampleValue = _ => "brief",
        CombinedValues = _ => ["b", "B"],
        Generated = ProgramValues.Texts(ValueGenerators.Prefix),
        Refused = [new("a prefix of packages with NUL", new() { NamePrefix = "a\0" }, "U+0000")],
        Indexes = [new("a prefix", "ix_context_packages_name_id (name>? AND name<?")],
    };

    // Which packages refer to a target is found by the index of the target; how SQLite joins both depends on their numbers.
    public static ContextPackageFilter<ContextTarget> RefersTo { get; } = new(nameof(ContextPackageQuery.RefersTo))
    {
        Set = (query, target) => query with { RefersTo = target },
        Selects = (row, target) => row.Targets.Any(TargetFilters.RowOf(target).Selects),
        Keep = TargetFilters.Keep,
        SampleValue = stored => ContextTarget.ForArtifact(stored.Artifact.Id),
        CombinedValues = TargetFilters.Combined,
        Generated = TargetWish.Filtered,
        Refused = TargetFilters.Refused(target => new ContextPackageQuery { RefersTo = target }, "that packages refer to"),
    };

    public static IReadOnlyList<Filter<ContextPackageQuery, ContextPackageRow>> All { get; } = [Name, NamePrefix, RefersTo];

    /// <inheritdoc cref="ArtifactFilters.Mixes"/>
    public static IReadOnlyList<FilterMix<ContextPackageQuery, ContextPackageRow>> Mixes { get; } =
        [new(2), new(1, Name), new(1, NamePrefix), new(3, RefersTo), new(1, NamePrefix, RefersTo)];
}

/// <inheritdoc cref="Filter{TQuery, TRow, TValue}"/>
internal sealed class ContextPackageFilter<TValue>(string property) : Filter<ContextPackageQuery, ContextPackageRow, TValue>(property);
