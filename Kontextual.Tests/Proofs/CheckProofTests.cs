using Kontextual.Domain;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Proofs;

/// <summary>A program that knows docs/proofs.md and nothing of the library agrees with the library about proofs.</summary>
[TestFixture]
public sealed class CheckProofTests
{
    private TempFolder folder = null!;
    private TestStore store = null!;

    private static string Program { get; } = Path.Combine(SourceTree.FolderOf("Kontextual.Tests"), "Proofs", "check_proof.py");

    [OneTimeSetUp]
    public async Task MakeStore()
    {
        if (ChildProcess.Find("python3") is null)
            Assert.Ignore("Python is not installed (Debian: apt-get install python3).");
        folder = new TempFolder();
        store = await TestStore.OpenAsync(Backend.InMemory);
    }

    [OneTimeTearDown]
    public async Task RemoveStore()
    {
        folder?.Dispose();
        if (store is not null)
            await store.DisposeAsync();
    }

    [Test, Property("Rule", "P6")]
    public async Task It_proves_what_the_library_proves_and_nothing_else()
    {
        var empty = await store.Repository.SealAsync();
        await TypicalStore.FillAsync(store.Repository, store.Time);
        var earlier = await store.Repository.SealAsync();
        await store.Repository.CreateCollectionAsync(Draft.Collection("later"));
        await store.Repository.CreateCollectionAsync(Draft.Collection("latest"));
        var seal = await store.Repository.SealAsync();
        var proof = await store.Repository.ProveAsync(earlier.Size, seal);
        var consistency = await store.Repository.ProveConsistencyAsync(earlier, seal);
        var fromEmpty = await store.Repository.ProveConsistencyAsync(empty, seal);
        var same = await store.Repository.ProveConsistencyAsync(seal, seal);
        var other = ChainHash.Parse(new string('a', 64));

        (await CheckAsync(proof.ToJson(), seal)).ShouldBe((0, "proven"));
        (await CheckAsync((await store.Repository.ProveAsync(1, seal)).ToJson(), seal)).ShouldBe((0, "proven"));
        (await CheckAsync((proof with { Payload = proof.Payload + " " }).ToJson(), seal)).ShouldBe((1, "not proven: payload"));
        (await CheckAsync((proof with { PreviousHash = other }).ToJson(), seal)).ShouldBe((1, "not proven: root"));
        (await CheckAsync((proof with { Path = [.. proof.Path, other] }).ToJson(), seal)).ShouldBe((1, "not proven: the path is too long"));
        (await CheckAsync((proof with { Path = [.. proof.Path.Skip(1)] }).ToJson(), seal)).Code.ShouldBe(1);
        var shifted = proof with { Salt = proof.Salt + Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(proof.Payload![..4])), Payload = proof.Payload[4..] };
        (await CheckAsync(shifted.ToJson(), seal)).ShouldBe((1, "not proven: salt"));
        (await CheckAsync((proof with { Salt = null }).ToJson(), seal)).ShouldBe((1, "not proven: salt"));
        (await CheckAsync((proof with { Salt = new string('A', 32) }).ToJson(), seal)).ShouldBe((1, "not proven: salt"));
        (await CheckAsync(proof.ToJson().Replace("{\"format\"", "{\"more\":1,\"format\"", StringComparison.Ordinal), seal)).Said.ShouldEndWith("has another format");
        (await CheckAsync(proof.ToJson().Replace("{\"format\"", "{\"size\":1,\"format\"", StringComparison.Ordinal), seal)).Said.ShouldEndWith("has another format");
        (await CheckAsync(consistency.ToJson(), seal)).Said.ShouldEndWith("has another format");
        (await CheckAsync(proof.ToJson(), earlier)).ShouldBe((1, "not proven: seal"));
        (await CheckAsync(consistency.ToJson(), seal, earlier)).ShouldBe((0, "proven"));
        (await CheckAsync(fromEmpty.ToJson(), seal, empty)).ShouldBe((0, "proven"));
        (await CheckAsync(same.ToJson(), seal, seal)).ShouldBe((0, "proven"));
        (await CheckAsync(consistency.ToJson(), seal, earlier with { Root = other })).ShouldBe((1, "not proven: root"));
        (await CheckAsync(consistency.ToJson(), seal with { Root = other }, earlier)).ShouldBe((1, "not proven: root"));
    }

    private async Task<(int Code, string Said)> CheckAsync(string proof, params HistorySeal[] seals)
    {
        List<string> files = [folder.File("proof.json"), .. seals.Select((_, i) => folder.File($"seal{i}.json"))];
        await File.WriteAllTextAsync(files[0], proof);
        for (int i = 0; i < seals.Length; i++)
            await File.WriteAllTextAsync(files[i + 1], seals[i].ToJson());
        var (code, output, errors) = await ChildProcess.RunAsync("python3", [Program, .. files], folder.Path);
        return (code, (output + errors).Trim());
    }
}
