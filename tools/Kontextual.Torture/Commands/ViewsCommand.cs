using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>views</c>: opens more concurrent views than the process may open files.</summary>
internal sealed class ViewsCommand : CampaignCommand
{
    private readonly Option<int> _views = NumberOption.Of("--views", "The number of concurrent views", 1000);
    private readonly Option<int> _held = NumberOption.Of("--milliseconds", "The duration of each view in milliseconds", 300);
    private readonly Option<int> _descriptors = NumberOption.Of("--descriptors", "The maximum number of open files of the process", 256);

    public ViewsCommand()
        : base("views", "Opens many concurrent views in a process that may open few files. All must succeed, and few file descriptors may stay open.")
    {
        Add(_views);
        Add(_held);
        Add(_descriptors);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new ViewsCampaign(parsed.GetValue(_views), TimeSpan.FromMilliseconds(parsed.GetValue(_held)), parsed.GetValue(_descriptors))];
}
