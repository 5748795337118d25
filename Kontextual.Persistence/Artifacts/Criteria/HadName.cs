using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Artifacts.Criteria;

/// <summary>Selects the ranges of a name.</summary>
internal sealed class HadName(string name) : Criterion<NamedRange, NamedRange>("name", name)
{
    public override Condition<NamedRange> Now => new Equal<NamedRange, string>(n => n.Name, Text);

    public override Condition<NamedRange> Then(long sequence) => Now;
}
