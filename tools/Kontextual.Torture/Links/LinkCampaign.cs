using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>Opens a store by two paths at the same time. Both must be one store with one lock, or the second path must be refused.</summary>
internal sealed class LinkCampaign(IReadOnlyList<LinkCase> cases, int seed) : ICampaign
{
    public string Name => "links";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return Verdict.Skipped("skipped: which file a path names is told on Linux");
        var time = Stopwatch.StartNew();
        var mayMount = await MayMountAsync(cancellationToken);
        List<LinkCase> chosen = [.. cases.Where(link => mayMount || link.Mount is null)];
        var findings = new List<string>();
        for (int i = 0; i < chosen.Count; i++)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, Phrase.Of($"case{i}"))).FullName;
            var verdict = await new LinkRun(chosen[i], own, (seed * 101) + i).RunAsync(cancellationToken);
            Console.WriteLine($"  {verdict.Summary}");
            findings.AddRange(verdict.Findings);
        }

        var left = mayMount ? string.Empty : Phrase.Of($", {cases.Count - chosen.Count} left out because this user may not mount");
        return new Verdict(
            Phrase.Of($"{chosen.Count} ways to a store, {chosen.Count(link => link.IsOneStore)} that are one store, ")
                + Phrase.Of($"{chosen.Count(link => !link.IsOneStore)} to be refused{left}, {findings.Count} findings, {Phrase.Seconds(time.Elapsed)}"),
            findings);
    }

    private static async Task<bool> MayMountAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-m", "mount", "--bind", "/", "/"]) { RedirectStandardError = true })!;
            await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
