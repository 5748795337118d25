using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>views</c>: more views at once than the process may open files.</summary>
internal sealed class ViewsCommand : CampaignCommand
{
    private readonly Option<int> _views = NumberOption.Of("--views", "How many views are begun at once", 1000);
    private readonly Option<int> _held = NumberOption.Of("--milliseconds", "How long each is held", 300);
    private readonly Option<int> _descriptors = NumberOption.Of("--descriptors", "How many files the process may open", 256);

    public ViewsCommand()
        : base("views", "Holds many views at once in a process that may open few files: all are answered, and few descriptors are kept.")
    {
        Add(_views);
        Add(_held);
        Add(_descriptors);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new ViewsCampaign(parsed.GetValue(_views), TimeSpan.FromMilliseconds(parsed.GetValue(_held)), parsed.GetValue(_descriptors))];
}
