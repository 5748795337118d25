using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>kill</c>: kills processes that write.</summary>
internal sealed class KillCommand : CampaignCommand
{
    private readonly Option<int> _kills = NumberOption.Of("--kills", "The number of kills", 500);
    private readonly Option<int> _processes = NumberOption.Of("--processes", "The number of processes that write", 4);
    private readonly Option<int> _callers = NumberOption.Of("--callers", "The number of concurrent writes of each process", 4);
    private readonly Option<int> _pause = NumberOption.Of("--pause", "The maximum pause of a caller between two writes, in milliseconds", 80, least: 0);
    private readonly Option<int> _every = NumberOption.Of("--check-every", "The number of kills between two checks", 1);
    private readonly Option<int> _whole = NumberOption.Of("--whole-every", "The number of kills between two checks of the complete store", 50);

    public KillCommand()
        : base("kill", "Kills processes that write to one store, and checks that every acknowledged write is there and that no write is partial.")
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
