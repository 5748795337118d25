using Kontextual.Domain;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>What the filters by a target have in common.</summary>
internal static class TargetFilters
{
    /// <summary>The target of the reference to an external record in <see cref="Contexts.ContextReferenceCase"/>.</summary>
    public static ContextTarget External { get; } = ContextTarget.External("memory", " kept \n");

    public static TargetRow RowOf(ContextTarget target) =>
        new(target.ArtifactId, target.Revision, target.RelationshipId, target.RunId, target.ExternalSystem, target.ExternalReference);

    public static ContextTarget Keep(PlainRules rules, ContextTarget target) => TargetRow.Kept(rules, target).Value;

    public static IEnumerable<ContextTarget> Combined(Stored stored) =>
        [ContextTarget.ForArtifact(stored.Artifact.Id), ContextTarget.ForArtifact(stored.Artifact.Id, 1), External, ContextTarget.External("memory", " kept\n")];

    public static IReadOnlyList<RefusedQuery<TQuery>> Refused<TQuery>(Func<ContextTarget, TQuery> query, string what) =>
    [
        new($"the default id of an artifact {what}", query(ContextTarget.ForArtifact(default)), "default value"),
        new($"the default id of a relationship {what}", query(ContextTarget.ForRelationship(default)), "default value"),
        new($"the default id of a run {what}", query(ContextTarget.ForRun(default)), "default value"),
        .. Bad.Select(bad => new RefusedQuery<TQuery>($"{bad.Flaw} {what}", query(bad.Target), bad.Says)),
    ];

    /// <summary>External records that break a rule.</summary>
    public static IReadOnlyList<(string Flaw, ContextTarget Target, string Says)> Bad { get; } =
    [
        ("an external system without a name", ContextTarget.External("", "r"), "at least one character"),
        ("an external system with a control", ContextTarget.External("a\u0007", "r"), "control characters"),
        ("an empty external reference", ContextTarget.External("memory", ""), "at least one character"),
        ("an external reference with NUL", ContextTarget.External("memory", "a\0"), "U+0000"),
        ("an external reference with a lone surrogate", ContextTarget.External("memory", "\ud800"), "lone surrogate"),
        ("an external reference of 2,049 code points", ContextTarget.External("memory", string.Concat(Enumerable.Repeat("😀", 2049))), "the maximum is 2048"),
    ];
}
