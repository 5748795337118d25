using Kontextual.Domain;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Cli;

/// <summary>The verbs that seal a history and prove what is in it.</summary>
public class ProofTests
{
    [Test, Property("Rule", "P6")]
    public async Task A_record_is_proven_without_the_store()
    {
        using var work = await NewAsync();
        var seal = await SealAsync(work, "seal.json");
        var proof = await SaveAsync(work, "proof.json", await work.RunAsync("prove", "3", "--seal", seal));
        File.Delete(work.Store);

        var told = (await work.RunAsync("check-proof", proof, "--seal", seal)).ShouldExitWith(0);

        told.Out.ShouldStartWith("Proven: The record 3 is in the sealed history of ");
        (await work.RunAsync("check-proof", proof, "--seal", seal, "--json")).ShouldExitWith(0).Json.GetProperty("isProven").GetBoolean().ShouldBeTrue();
        await File.WriteAllTextAsync(proof, (await File.ReadAllTextAsync(proof)).Replace("Created", "Revised", StringComparison.Ordinal));
        (await work.RunAsync("check-proof", proof, "--seal", seal)).ShouldExitWith(1).Out.ShouldStartWith("Not proven: ");
    }

    [Test, Property("Rule", "P6")]
    public async Task A_seal_without_a_file_is_one_of_the_present()
    {
        using var work = await NewAsync();

        var proof = await SaveAsync(work, "proof.json", await work.RunAsync("prove", "1"));

        (await work.RunAsync("check-proof", proof, "--seal", await SealAsync(work, "seal.json"))).ShouldExitWith(0);
    }

    [Test, Property("Rule", "P6")]
    public async Task A_later_seal_is_proven_to_continue_an_earlier_one()
    {
        using var work = await NewAsync();
        var earlier = await SealAsync(work, "earlier.json");
        work.Write("c", "three");
        (await work.IngestAsync()).ShouldExitWith(0);
        var later = await SealAsync(work, "later.json");
        var proof = await SaveAsync(work, "proof.json", await work.RunAsync("prove", "--from", earlier, "--seal", later));

        (await work.RunAsync("check-proof", proof, "--from", earlier, "--seal", later)).ShouldExitWith(0).Out.ShouldStartWith("Proven: The history of ");
        (await work.RunAsync("check-proof", proof, "--from", later, "--seal", later)).ShouldExitWith(1);
        (await work.RunAsync("check-proof", proof, "--seal", later)).ShouldExitWith(2).Sentence.ShouldContain("Specify the earlier seal with --from");
        (await work.RunAsync("check-proof", earlier, "--seal", later)).ShouldExitWith(2).Sentence.ShouldContain("not the proof of a record");
        var record = await SaveAsync(work, "record.json", await work.RunAsync("prove", "1", "--seal", later));
        (await work.RunAsync("check-proof", record, "--from", earlier, "--seal", later)).ShouldExitWith(2).Sentence.ShouldContain("Leave --from out");
        (await work.RunAsync("verify", "--against", earlier)).ShouldExitWith(0);
    }

    [Test, Property("Rule", "P6"), Property("Rule", "P3")]
    public async Task A_history_that_was_cut_off_and_agrees_with_itself_is_found_with_a_seal()
    {
        using var work = await NewAsync();
        using var copy = await NewAsync();
        var seal = await SealAsync(work, "seal.json");

        // Another store that is whole, with the id of the first one.
        using (var raw = new RawStore(copy.Store))
        {
            using var original = new RawStore(work.Store);
            raw.Execute($"UPDATE stores SET id = '{original.Scalar("SELECT id FROM stores")}'");
        }

        (await copy.RunAsync("verify")).ShouldExitWith(0);
        var told = (await copy.RunAsync("verify", "--against", seal)).ShouldExitWith(1);

        told.Out.ShouldContain("SealBroken: table change_records, sequence ");
        told.Out.ShouldContain("SealBroken: If the store was restored from an older backup");
        (await copy.RunAsync("prove", "1", "--seal", seal)).ShouldExitWith(2).Sentence.ShouldContain("does not have the history of the seal");
    }

    [TestCase("prove")]
    [TestCase("check-proof", "", "--seal", "missing.json")]
    [TestCase("check-proof", ".", "--seal", ".")]
    [TestCase("verify", "--against", "")]
    [TestCase("prove", "0")]
    [TestCase("prove", "1000")]
    [TestCase("prove", "x")]
    [TestCase("prove", "1", "--seal", "missing.json")]
    [TestCase("check-proof", "missing.json", "--seal", "missing.json")]
    [TestCase("check-proof", "missing.json")]
    [TestCase("verify", "--against", "missing.json")]
    public async Task A_wrong_command_line_exits_with_2(params string[] args)
    {
        using var work = await NewAsync();

        (await work.RunAsync(args)).ShouldExitWith(2).Sentence.ShouldNotBeEmpty();
    }

    [Test, Property("Rule", "P6")]
    public async Task An_empty_history_has_nothing_to_prove_and_a_device_without_end_is_not_read_to_it()
    {
        using var work = new Workplace();
        (await work.RunAsync("init")).ShouldExitWith(0);
        var seal = Path.Combine(work.Root, "seal.json");
        await File.WriteAllTextAsync(seal, (await work.RunAsync("seal")).ShouldExitWith(0).Out);

        (await work.RunAsync("prove", "1")).ShouldExitWith(2).Sentence.ShouldContain("is empty");
        if (File.Exists("/dev/zero"))
            (await work.RunAsync("check-proof", "/dev/zero", "--seal", seal)).ShouldExitWith(2).Sentence.ShouldContain("larger than");
        using var other = await NewAsync();
        (await other.RunAsync("verify", "--against", seal)).ShouldExitWith(2).Sentence.ShouldContain("The seal is of the store");
    }

    private static async Task<string> SealAsync(Workplace work, string name)
    {
        var file = await SaveAsync(work, name, await work.RunAsync("seal"));
        HistorySeal.Parse(await File.ReadAllTextAsync(file)).Size.ShouldBeGreaterThan(2);
        return file;
    }

    private static async Task<string> SaveAsync(Workplace work, string name, CliResult result)
    {
        var file = Path.Combine(work.Root, name);
        await File.WriteAllTextAsync(file, result.ShouldExitWith(0).Out);
        return file;
    }

    private static async Task<Workplace> NewAsync()
    {
        var work = new Workplace();
        work.Write("a", "one");
        work.Write("b", "two");
        (await work.IngestAsync()).ShouldExitWith(0);
        return work;
    }
}
