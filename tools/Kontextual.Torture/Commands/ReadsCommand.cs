using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>reads</c>: makes reads fail while a store is opened.</summary>
internal sealed class ReadsCommand : CampaignCommand
{
    private readonly Option<int> _points = NumberOption.Of("--points", "The approximate number of reads that fail, each in its own run", 1000);

    public ReadsCommand()
        : base("reads", "Makes each read fail while an intact store is opened. The error must report a failing disk and not a damaged store.") =>
        Add(_points);

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) => [new ReadsCampaign(parsed.GetValue(_points))];
}
