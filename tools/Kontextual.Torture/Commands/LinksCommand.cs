using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>links</c>: a store is reached in two ways at once.</summary>
internal sealed class LinksCommand()
    : CampaignCommand("links", "Reaches a store by hard links, symbolic links and mounts while it is written: one store with one lock, or refused.")
{
    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) => [new LinkCampaign(LinkCase.All, seed)];
}
