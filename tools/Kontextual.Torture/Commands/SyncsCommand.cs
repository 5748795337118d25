using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>syncs</c>: looks from outside whether writes share synchronisations and wait for them.</summary>
internal sealed class SyncsCommand : CampaignCommand
{
    private readonly Option<int> _callers = NumberOption.Of("--callers", "How many writes are under way at once", 16);
    private readonly Option<int> _transactions = NumberOption.Of("--transactions", "How many transactions each caller writes", 40);

    public SyncsCommand()
        : base("syncs", "Watches a writing process: one synchronisation for writes that wait together, each acknowledged after it. Needs strace.")
    {
        Add(_callers);
        Add(_transactions);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new SyncCampaign(parsed.GetValue(_callers), parsed.GetValue(_transactions))];
}
