using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>close</c>: opens stores while the same process is closing them.</summary>
internal sealed class CloseCommand : CampaignCommand
{
    private readonly Option<int> _awaiting = NumberOption.Of(
        "--awaiting", "The number of processes that wait for a close before they open the store again", 2, least: 0);
    private readonly Option<int> _others = NumberOption.Of("--others", "The number of processes that do not wait", 1, least: 0);
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "How long", 600);
    private readonly Option<bool> _plain = new("--plain") { Description = "Run without kills and delayed synchronisations. Does not need strace." };

    public CloseCommand()
        : base("close", "Runs processes that repeatedly open, write and close one store, one of them without waiting for the close.")
    {
        Add(_awaiting);
        Add(_others);
        Add(_seconds);
        Add(_plain);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
    [
        new CloseCampaign(new CloseSettings
        {
            Seed = seed,
            Time = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
            Awaiting = parsed.GetValue(_awaiting),
            NotAwaiting = parsed.GetValue(_others),
            Kills = !parsed.GetValue(_plain),
            Delays = !parsed.GetValue(_plain),
        }),
    ];
}
