using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>race</c>: runs writers that expect the same revision.</summary>
internal sealed class RaceCommand : CampaignCommand
{
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "How often", 1_000);
    private readonly Option<int> _writers = NumberOption.Of("--writers", "The number of writers that expect the same revision", 16, least: 2);

    public RaceCommand()
        : base("race", "Runs writers that expect the same revision at the same time, on SQLite and in memory. Exactly one must succeed each time.")
    {
        Add(_rounds);
        Add(_writers);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new RaceCampaign(parsed.GetValue(_rounds), parsed.GetValue(_writers))];
}
