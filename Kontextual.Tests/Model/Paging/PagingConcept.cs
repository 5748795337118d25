using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with cursors.</summary>
internal sealed class PagingConcept() : Concept(7)
{
    public override Mix Reads => new(3, Weighted(1,
        from elsewhere in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true))) select new GoOn(elsewhere)));
}
