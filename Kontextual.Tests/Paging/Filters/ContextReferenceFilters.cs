using Kontextual.Domain;
using Kontextual.Tests.Model;
using Kontextual.Tests.Repository;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>The filters of <see cref="ContextReferenceQuery"/>.</summary>
internal static class ContextReferenceFilters
{
    public static ContextReferenceFilter<ContextPackageId> Package { get; } = new(nameof(ContextReferenceQuery.Package))
    {
        Set = (query, id) => query with { Package = id },
        Selects = (row, id) => row.Package == id,
        Keep = (_, id) => PlainIds.Keep(id),
        SampleValue = stored => stored.Packages[0].Id,
        CombinedValues = stored => stored.Packages.Select(package => package.Id),
        Generated = ProgramValues.Ids<ContextPackageId>(ValueGenerators.End),
        Refused = [new("the default id of a package to filter by", new() { Package = default(ContextPackageId) }, "default value")],
        Indexes = [new("of a package", "(package_id=?")],
    };

    public static ContextReferenceFilter<ContextTarget> Target { get; } = new(nameof(ContextReferenceQuery.Target))
    {
        Set = (query, target) => query with { Target = target },
        Selects = (row, target) => TargetFilters.RowOf(target).Selects(row.Target),
        Keep = TargetFilters.Keep,
        SampleValue = stored => ContextTarget.ForArtifact(stored.Artifact.Id),
        CombinedValues = TargetFilters.Combined,
        Generated = TargetWish.Filtered,
        Refused = TargetFilters.Refused(target => new ContextReferenceQuery { Target = target }, "that references lead to"),
        Indexes = [new("to an artifact", "ix_context_references_artifact (artifact_id=?")],
    };

    public static ContextReferenceFilter<string> Role { get; } = new(nameof(ContextReferenceQuery.Role))
    {
        Set = (query, role) => query with { Role = role },
        Selects = (row, role) => row.Role == role,
        Keep = (rules, role) => rules.Name(role),
        SampleValue = _ => "source",
        CombinedValues = _ => ["source", "Source"],
        Generated = ProgramValues.Texts(ValueGenerators.Name),
        Refused = [.. BadValues.Names.Select(bad => new RefusedQuery<ContextReferenceQuery>($"{bad.Flaw}, as a role to filter by", new() { Role = bad.Name }, bad.Says))],
    };

    public static IReadOnlyList<Filter<ContextReferenceQuery, ContextReferenceRow>> All { get; } = [Package, Target, Role];

    /// <inheritdoc cref="ArtifactFilters.Mixes"/>
    public static IReadOnlyList<FilterMix<ContextReferenceQuery, ContextReferenceRow>> Mixes { get; } =
        [new(2), new(3, Package), new(2, Target), new(1, Role), new(1, Package, Target), new(1, Package, Role), new(1, Target, Role)];
}

/// <inheritdoc cref="Filter{TQuery, TRow, TValue}"/>
internal sealed class ContextReferenceFilter<TValue>(string property) : Filter<ContextReferenceQuery, ContextReferenceRow, TValue>(property);
