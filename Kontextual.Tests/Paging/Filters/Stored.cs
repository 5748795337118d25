using Kontextual.Domain;

namespace Kontextual.Tests.Paging.Filters;

/// <summary>What a test has stored, for values of filters that select some of it.</summary>
internal sealed record Stored(IReadOnlyList<Collection> Collections, IReadOnlyList<Artifact> Artifacts)
{
    /// <summary>The run that has made a revision of <see cref="Artifact"/>; an id that no run has if there is none.</summary>
    public RunId Run { get; init; } = RunId.Parse("01890000-0000-7000-8000-000000000009");

    /// <summary>The context packages that <see cref="Contexts.ContextPackageCase"/> has added.</summary>
    public IList<ContextPackage> Packages { get; } = [];

    /// <summary>The first collection, which holds <see cref="Artifact"/>.</summary>
    public Collection Collection => Collections[0];

    /// <summary>The first artifact: a note.</summary>
    public Artifact Artifact => Artifacts[0];
}
