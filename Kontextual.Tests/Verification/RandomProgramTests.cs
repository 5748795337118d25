using Kontextual.Tests.Harness;
using Kontextual.Tests.Model;

namespace Kontextual.Tests.Verification;

/// <summary>Whatever random programs of several clients have written, a verification finds nothing on any backend.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class RandomProgramTests
{
    private const int Seed = 15;
    private const int Programs = 12;
    private const int Commands = 60;

    [Test, Property("Rule", "P3")]
    public void A_store_that_a_random_program_wrote_is_whole()
    {
        var search = new Model.Search(new PlainRules(), Backend.All, verifies: true);
        for (var program = 0; program < Programs; program++)
            search.Run(Model.Search.SeedOf(Seed, program), Commands).ShouldBeTrue(search.Report);

        search.Programs.ShouldBe(Programs);
    }
}
