using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>wait</c>: writes wait for a lock that another process holds.</summary>
internal sealed class WaitCommand : CampaignCommand
{
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "How long the lock is held", 3);

    public WaitCommand()
        : base("wait", "Lets writes wait for another process's lock, and looks whether the program goes on meanwhile and cancelling works.") =>
        Add(_seconds);

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new WaitCampaign(TimeSpan.FromSeconds(parsed.GetValue(_seconds)), seed)];
}
