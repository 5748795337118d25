using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects the ranges of names in a collection.</summary>
internal sealed class WasInCollection(CollectionId collection) : Criterion<NamedRange, NamedRange>("collection", $"{collection}")
{
    public override Condition<NamedRange> Now => new Equal<NamedRange, CollectionId>(n => n.CollectionId, collection);

    public override Condition<NamedRange> Then(long sequence) => Now;
}
