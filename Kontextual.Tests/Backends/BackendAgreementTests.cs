using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Backends;

/// <summary>The same writes on every backend, with the same ids, salts and times, give the same results, errors and stores.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BackendAgreementTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [Property("Rule", "Q1")]
    public async Task Random_writes_end_alike_on_all_backends(int seed)
    {
        IReadOnlyList<string>? expected = null;
        foreach (var backend in Backend.All)
        {
            var ids = new SeededIds(seed);
            await using var store = await TestStore.OpenAsync(backend, options =>
            {
                options.Ids = ids;
                options.Salts = new SeededSalts(seed);
            });
            var transcript = await new RandomWrites(store, seed).RunAsync(150);

            transcript.Count.ShouldBeGreaterThan(150);
            expected ??= transcript;
            transcript.ShouldBe(expected, $"{backend} differs from {Backend.All[0]}");
        }
    }
}
