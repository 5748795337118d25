using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>damage</c>: runs the tool on damaged stores and files that are none.</summary>
internal sealed class DamageCommand : CampaignCommand
{
    private readonly Option<int> _every = NumberOption.Of("--every", "1 for all cases, 4 for each fourth", 1);
    private readonly Option<string?> _table = new("--table") { Description = "Where to write what came of each case, as Markdown", HelpName = "path" };

    public DamageCommand()
        : base("damage", "Runs status, list, show and link on stores that something has happened to. Some cases need root.")
    {
        Add(_every);
        Add(_table);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new DamageCampaign(parsed.GetValue(_every), parsed.GetValue(_table))];
}
