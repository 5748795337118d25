using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>syncs</c>: checks with strace whether writes share synchronisations and wait for them.</summary>
internal sealed class SyncsCommand : CampaignCommand
{
    private readonly Option<int> _callers = NumberOption.Of("--callers", "The number of concurrent writes", 16);
    private readonly Option<int> _transactions = NumberOption.Of("--transactions", "The number of transactions of each caller", 40);

    public SyncsCommand()
        : base("syncs", "Watches a writing process. Writes that wait together must share one synchronisation and be acknowledged after it. Needs strace.")
    {
        Add(_callers);
        Add(_transactions);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new SyncCampaign(parsed.GetValue(_callers), parsed.GetValue(_transactions))];
}
