namespace Kontextual.Torture;

/// <summary>Runs a campaign in its own folder, and prints one line with its result and the findings when a guarantee did not hold.</summary>
internal static class CampaignRunner
{
    private const int MostFindingsShown = 12;
    private const int LongestFinding = 500;

    /// <param name="campaign">The campaign.</param>
    /// <param name="parent">The folder in which the folder of the campaign is created. The temporary folder of the system when null.</param>
    /// <param name="cancellationToken">Cancels the campaign.</param>
    public static async Task<Verdict> RunAsync(ICampaign campaign, string? parent, CancellationToken cancellationToken)
    {
        var folder = MakeFolder(campaign.Name, parent);
        var verdict = await TryAsync(campaign, folder, cancellationToken);
        foreach (var finding in verdict.Findings.Take(MostFindingsShown))
            await Console.Error.WriteLineAsync($"{campaign.Name}: found: {(finding.Length > LongestFinding ? finding[..LongestFinding] + "…" : finding)}");
        if (verdict.Findings.Count > MostFindingsShown)
            await Console.Error.WriteLineAsync($"{campaign.Name}: and {verdict.Findings.Count - MostFindingsShown} more findings");
        if (verdict.Held)
            Directory.Delete(folder, recursive: true);
        else
            await Console.Error.WriteLineAsync($"{campaign.Name}: the store is kept in {folder}");
        Console.WriteLine($"{campaign.Name}: {verdict.Summary}");
        return verdict;
    }

    private static async Task<Verdict> TryAsync(ICampaign campaign, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await campaign.RunAsync(folder, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A campaign that fails to run has proved nothing. It must not be reported as a success.
            return new Verdict($"broke off: {e.GetType().Name}: {e.Message.Split('\n')[0].Trim()}", [e.ToString()]);
        }
    }

    private static string MakeFolder(string name, string? parent) => parent is null
        ? Directory.CreateTempSubdirectory($"kontextual-{name}-").FullName
        : Directory.CreateDirectory(Path.Combine(Path.GetFullPath(parent), name + "-" + Path.GetRandomFileName())).FullName;
}
