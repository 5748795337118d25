using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>links</c>: opens a store by two paths at the same time.</summary>
internal sealed class LinksCommand()
    : CampaignCommand(
        "links",
        "Opens a store by hard links, symbolic links and mounts while it is written. It must be one store with one lock, or be refused.")
{
    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) => [new LinkCampaign(LinkCase.All, seed)];
}
