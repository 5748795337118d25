using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>reads</c>: reads fail while a store is opened.</summary>
internal sealed class ReadsCommand : CampaignCommand
{
    private readonly Option<int> _points = NumberOption.Of("--points", "About how many reads to fail, one run each", 1000);

    public ReadsCommand()
        : base("reads", "Lets each read of a sound store fail while it is opened: that is told as a failing disk, not as damage.") =>
        Add(_points);

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) => [new ReadsCampaign(parsed.GetValue(_points))];
}
