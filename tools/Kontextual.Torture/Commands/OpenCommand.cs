using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>open</c>: opens one new path with several processes at the same time.</summary>
internal sealed class OpenCommand : CampaignCommand
{
    private readonly Option<int> _processes = NumberOption.Of("--processes", "The number of processes that open the path", 8);
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "The number of rounds, each with a new path", 10);

    public OpenCommand()
        : base("open", "Opens a path without a store with several processes at the same time. All must use the same store.")
    {
        Add(_processes);
        Add(_rounds);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new OpenCampaign(parsed.GetValue(_processes), parsed.GetValue(_rounds))];
}
