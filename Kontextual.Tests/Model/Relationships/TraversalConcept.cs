using Kontextual.Tests.Paging.Filters;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with traversals.</summary>
internal sealed class TraversalConcept() : Concept(5)
{
    public override Mix Reads => new(4, Weighted(1, Traverse.Generated));

    public override IReadOnlyList<Step> WrongReads =>
    [
        new Traverse(new Ref(0), "Both", [], 0, 1, null),
        new Traverse(new Ref(0), "Both", [], 101, 1, null),
        new Traverse(new Ref(0), "Both", [], 1, 0, null),
        new Traverse(new Ref(0), "Both", [], 1, 10_001, null),
        new Traverse(new Ref(0), "Both", [TraversalFilters.Types.With(ProgramValues.TextList([]))], 1, 1, null),
    ];
}
