using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>wait</c>: runs writes that wait for a lock of another process.</summary>
internal sealed class WaitCommand : CampaignCommand
{
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "The time for which the lock is held, in seconds", 3);

    public WaitCommand()
        : base("wait", "Runs writes that wait for a lock of another process. The program must stay responsive, and cancelling must work.") =>
        Add(_seconds);

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new WaitCampaign(TimeSpan.FromSeconds(parsed.GetValue(_seconds)), seed)];
}
