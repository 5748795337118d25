using System.Diagnostics;

namespace Kontextual.Torture;

/// <summary>
/// Opens many concurrent views in a process that may open few files. All must succeed, and few file descriptors may stay open in an idle
/// store.
/// </summary>
internal sealed class ViewsCampaign(int views, TimeSpan held, int descriptors) : ICampaign
{
    private const int MostIdleDescriptors = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public string Name => "views";

    public async Task<Verdict> RunAsync(string folder, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            return Verdict.Skipped("skipped: file descriptors can be limited and counted only on Linux");
        var store = Path.Combine(folder, "store.db");
        await TortureStore.MakeAsync(store);
        var time = Stopwatch.StartNew();
        await using var child = ChildProcess.StartUnder(
            ["sh", "-c", Phrase.Of($"ulimit -n {descriptors}; exec \"$@\""), "sh"], ViewsRole.Name, store, views, (int)held.TotalMilliseconds);
        var said = (await child.ExpectLineAsync(Patience, cancellationToken)).Split(' ', 5);
        var end = await child.EndAsync(cancellationToken);

        var findings = new List<string>();
        if (end.Code != 0)
            findings.Add($"the reading process ended with {end}");
        if (ChildProgram.Number(said[0]) != views)
            findings.Add($"{said[1]} of {views} views failed: {said[4]}");
        if (ChildProgram.Number(said[2]) > MostIdleDescriptors)
            findings.Add($"the idle store keeps {said[2]} descriptors");
        return new Verdict(
            Phrase.Of($"{views} views of {held.TotalMilliseconds:0} ms at once under a limit of {descriptors} descriptors: {said[0]} answered, ")
                + $"{said[1]} failed, {said[2]} descriptors of the idle store, {said[3]} ms, {Phrase.Seconds(time.Elapsed)}",
            findings);
    }
}
