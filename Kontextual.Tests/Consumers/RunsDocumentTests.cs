using System.Diagnostics;
using System.Text.RegularExpressions;
using Kontextual.Domain;
using Kontextual.Persistence;
using Kontextual.Tests.Harness;
using Kontextual.Tests.Layout;
using Kontextual.Tests.Schema;

namespace Kontextual.Tests.Consumers;

/// <summary>The pipeline of docs/runs.md, as it is written there: killed, stopped, and continued by other processes.</summary>
public sealed partial class RunsDocumentTests
{
    private TempFolder folder = null!;

    [OneTimeSetUp]
    public async Task Build()
    {
        folder = new TempFolder();
        var code = CSharpBlock().Match(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "runs.md"))).Groups["code"].Value;
        await ConsumerProject.BuildAsync(folder, "Pipeline", code);
    }

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [SetUp]
    public void Forget()
    {
        foreach (var file in Directory.EnumerateFiles(folder.Path, "pipeline.db*"))
            File.Delete(file);
    }

    [Test, Property("Rule", "O1"), Property("Rule", "O4")]
    public async Task Killed_in_its_second_step_it_is_finished_by_another_process()
    {
        using (var killed = Start())
        {
            await ReviewsAsync(killed, "counting");
            killed.Kill();
            await killed.WaitForExitAsync().Soon();
        }

        using var second = Start("0");
        await ReviewsAsync(second);
        var output = await FinishAsync(second);

        output[0].ShouldBe("attempt 1: Abandoned, ");
        output[1].ShouldBe("attempt 2: Succeeded, written");
        output[2].ShouldBe("made from: source, revision 1");
        using var third = Start();
        (await FinishAsync(third)).ShouldBe(output);
        await using var store = await KnowledgeStore.OpenAsync(o => o.UseSqlite(folder.File("pipeline.db")));
        var run = (await store.Runs.ListAsync(new())).Items.Single();
        var manifests = await store.Runs.ManifestsAsync(run.Id);
        manifests.ShouldAllBe(manifest => manifest.FinishedAt > manifest.StartedAt);
        (await store.Runs.StreamManifestEntriesAsync(manifests[0].Id, ManifestEntryRole.Output).ToListAsync()).ShouldBeEmpty();
        var written = (await store.Runs.StreamManifestEntriesAsync(manifests[1].Id, ManifestEntryRole.Output).ToListAsync()).Single();
        var upstream = await store.Runs.LineageAsync(new() { Artifact = written.ArtifactId, Revision = written.Revision });
        upstream.Edges.Select(edge => (edge.Kind, edge.Label)).ShouldBe([(LineageEdgeKind.Used, "source"), (LineageEdgeKind.Produced, "report.txt")]);
    }

    [Test, Property("Rule", "O7")]
    [Platform(Exclude = "Win", Reason = "Processes are stopped by a signal.")]
    public async Task Stopped_and_woken_after_its_run_was_taken_over_it_is_refused_and_has_written_nothing()
    {
        using var stopped = Start();
        await ReviewsAsync(stopped, "counting");
        await SignalAsync("STOP", stopped);
        using var second = Start("0");
        await ReviewsAsync(second);
        await FinishAsync(second);
        var before = await HeadAsync();

        await SignalAsync("CONT", stopped);
        await stopped.StandardInput.WriteLineAsync();
        await stopped.StandardInput.FlushAsync();
        await stopped.WaitForExitAsync().Soon();

        stopped.ExitCode.ShouldBe(3);
        (await stopped.StandardError.ReadToEndAsync()).ShouldStartWith("Attempt 1 of the run ");
        (await HeadAsync()).ShouldBe(before);
    }

    [Test, Property("Rule", "O1")]
    public async Task While_it_works_another_process_leaves_it_alone()
    {
        using var working = Start();
        await ReviewsAsync(working, "counting");
        using var second = Start();
        await second.WaitForExitAsync().Soon();

        second.ExitCode.ShouldBe(4);
        (await second.StandardError.ReadToEndAsync()).ShouldNotBeEmpty();
        (await FinishAsync(working))[0].ShouldBe("attempt 1: Succeeded, written");
    }

    private static async Task ReviewsAsync(Process process, params string[] before)
    {
        foreach (var line in before.Append("4 different words. Press Enter to write the report."))
            (await process.StandardOutput.ReadLineAsync().Soon()).ShouldBe(line);
    }

    private static async Task<string[]> FinishAsync(Process process)
    {
        await process.StandardInput.WriteLineAsync();
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync().Soon();
        await process.WaitForExitAsync().Soon();
        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync());
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task SignalAsync(string signal, Process process) =>
        (await ChildProcess.RunAsync("kill", [$"-{signal}", $"{process.Id}"], Path.GetTempPath())).ExitCode.ShouldBe(0);

    private async Task<ChangePosition> HeadAsync()
    {
        await using var store = await KnowledgeStore.OpenAsync(o => o.UseSqlite(folder.File("pipeline.db")));
        return await store.Changes.HeadAsync();
    }

    private Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [folder.File("out/Pipeline.dll"), .. arguments])
    {
        WorkingDirectory = folder.Path,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
