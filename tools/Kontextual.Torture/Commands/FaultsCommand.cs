using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>faults</c>: disks that fail and disks that are full.</summary>
internal sealed class FaultsCommand : CampaignCommand
{
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "How often each fault, each time at another moment", 5);

    public FaultsCommand()
        : base("faults", "Lets calls of the system fail under a writer, and looks whether what it was told is true. Needs strace.") => Add(_rounds);

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) => [new FaultCampaign(parsed.GetValue(_rounds), seed)];
}
