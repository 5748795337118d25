using System.CommandLine;

namespace Kontextual.Torture;

/// <summary>The base class of the verbs of campaigns.</summary>
internal abstract class CampaignCommand : Command
{
    private readonly Option<int> _seed = NumberOption.Of("--seed", "The seed of the random numbers", 1, least: 0);

    private readonly Option<string?> _folder =
        new("--folder") { Description = "The folder for the stores. The temporary folder of the system by default.", HelpName = "path" };

    protected CampaignCommand(string name, string description)
        : base(name, description)
    {
        Add(_seed);
        Add(_folder);
        SetAction(async (parsed, token) => await RunAsync(Settled(parsed), parsed.GetValue(_folder), token));
    }

    /// <summary>Returns the campaigns for the command line.</summary>
    protected abstract IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed);

    /// <summary>Returns the exit code for the results of several campaigns.</summary>
    protected virtual int CodeOf(IReadOnlyList<Verdict> verdicts) => verdicts.Max(ExitCode.Of);

    private List<ICampaign> Settled(ParseResult parsed) => [.. Campaigns(parsed, parsed.GetValue(_seed))];

    private async Task<int> RunAsync(List<ICampaign> campaigns, string? folder, CancellationToken cancellationToken)
    {
        var verdicts = new List<Verdict>();
        foreach (var campaign in campaigns)
            verdicts.Add(await CampaignRunner.RunAsync(campaign, folder, cancellationToken));
        return CodeOf(verdicts);
    }
}
