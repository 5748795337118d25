using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>writers</c>: several processes write to one store as fast as they can.</summary>
internal sealed class WritersCommand : CampaignCommand
{
    private readonly Option<int> _processes = NumberOption.Of("--processes", "How many processes write", 4);
    private readonly Option<int> _writers = NumberOption.Of("--writers", "How many writes each process has under way at once", 4);
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "How long they write", 60);

    public WritersCommand()
        : base("writers", "Lets processes write to one store without a rest: no write may fail or be lost, and nobody may find the store locked.")
    {
        Add(_processes);
        Add(_writers);
        Add(_seconds);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new WritersCampaign(parsed.GetValue(_processes), parsed.GetValue(_writers), TimeSpan.FromSeconds(parsed.GetValue(_seconds)), seed)];
}
