using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>faults</c>: simulates failing and full disks.</summary>
internal sealed class FaultsCommand : CampaignCommand
{
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "The number of runs of each fault, each at a different moment", 5);

    public FaultsCommand()
        : base("faults", "Makes system calls of a writer fail, and checks whether the reported outcomes are true. Needs strace.") => Add(_rounds);

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) => [new FaultCampaign(parsed.GetValue(_rounds), seed)];
}
