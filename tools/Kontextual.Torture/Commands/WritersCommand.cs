using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>writers</c>: writes to one store with several processes as fast as possible.</summary>
internal sealed class WritersCommand : CampaignCommand
{
    private readonly Option<int> _processes = NumberOption.Of("--processes", "The number of processes that write", 4);
    private readonly Option<int> _writers = NumberOption.Of("--writers", "The number of concurrent writes of each process", 4);
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "The duration in seconds", 60);

    public WritersCommand()
        : base(
            "writers",
            "Writes to one store with several processes without pauses. No write may fail or be lost, and no process may find the store locked.")
    {
        Add(_processes);
        Add(_writers);
        Add(_seconds);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new WritersCampaign(parsed.GetValue(_processes), parsed.GetValue(_writers), TimeSpan.FromSeconds(parsed.GetValue(_seconds)), seed)];
}
