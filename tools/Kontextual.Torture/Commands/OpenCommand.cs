using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>open</c>: processes open one fresh path at once.</summary>
internal sealed class OpenCommand : CampaignCommand
{
    private readonly Option<int> _processes = NumberOption.Of("--processes", "How many processes open it", 8);
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "How often, each time another path", 10);

    public OpenCommand()
        : base("open", "Lets processes open one path at once where no store is yet: all must work on the same one.")
    {
        Add(_processes);
        Add(_rounds);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new OpenCampaign(parsed.GetValue(_processes), parsed.GetValue(_rounds))];
}
