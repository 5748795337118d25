using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>search</c>: compares searches in real texts with grep and with plain code.</summary>
internal sealed class SearchCommand : CampaignCommand
{
    private readonly Option<string> _texts = new("--texts") { Description = "The folder with the texts.", HelpName = "path", Required = true };

    private readonly Option<int> _searches = NumberOption.Of("--searches", "The number of words, and the number of parts of lines", 200);

    public SearchCommand()
        : base("search", "Searches real texts for random words and parts of lines. The results must be those of grep and of plain code.")
    {
        Add(_texts);
        Add(_searches);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new SearchCampaign(parsed.GetValue(_texts)!, parsed.GetValue(_searches), seed)];
}
