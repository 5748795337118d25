using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>kill</c>: processes that write are killed.</summary>
internal sealed class KillCommand : CampaignCommand
{
    private readonly Option<int> _kills = NumberOption.Of("--kills", "How many kills", 500);
    private readonly Option<int> _processes = NumberOption.Of("--processes", "How many processes write", 4);
    private readonly Option<int> _callers = NumberOption.Of("--callers", "How many writes each process has under way at once", 4);
    private readonly Option<int> _pause = NumberOption.Of("--pause", "Milliseconds a caller rests between two writes, at most", 80, least: 0);
    private readonly Option<int> _every = NumberOption.Of("--check-every", "Check after every so many kills", 1);
    private readonly Option<int> _whole = NumberOption.Of("--whole-every", "Check the whole store, not only what is new, after every so many kills", 50);

    public KillCommand()
        : base("kill", "Kills processes that write to one store, and looks whether every acknowledged write is there and none by half.")
    {
        Add(_kills);
        Add(_processes);
        Add(_callers);
        Add(_pause);
        Add(_every);
        Add(_whole);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
    [
        new KillCampaign(new KillSettings
        {
            Seed = seed,
            Kills = parsed.GetValue(_kills),
            Processes = parsed.GetValue(_processes),
            Callers = parsed.GetValue(_callers),
            Pause = parsed.GetValue(_pause),
            CheckEvery = parsed.GetValue(_every),
            WholeEvery = parsed.GetValue(_whole),
        }),
    ];
}
