using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Runs.Criteria;

/// <summary>Selects the inputs of a bundle.</summary>
internal sealed class IsOfBundle(BundleId bundle) : Criterion<InputEntry, InputEntry>("bundle", $"{bundle}")
{
    public override Condition<InputEntry> Now => new Equal<InputEntry, BundleId>(e => e.BundleId, bundle);

    public override Condition<InputEntry> Then(long sequence) => Now;
}
