using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>damage</c>: runs the tool on damaged stores and on files that are not stores.</summary>
internal sealed class DamageCommand : CampaignCommand
{
    private readonly Option<int> _every = NumberOption.Of("--every", "The step between the cases: 1 for all cases, 4 for every fourth case", 1);
    private readonly Option<string?> _table = new("--table")
    {
        Description = "The file to which the results of all cases are written, as Markdown.",
        HelpName = "path",
    };

    public DamageCommand()
        : base("damage", "Runs status, list, show and link on damaged stores. Some cases need root.")
    {
        Add(_every);
        Add(_table);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new DamageCampaign(parsed.GetValue(_every), parsed.GetValue(_table))];
}
