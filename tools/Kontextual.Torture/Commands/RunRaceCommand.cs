using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>run-race</c>: processes race to move runs, and to start them with the same idempotency keys.</summary>
internal sealed class RunRaceCommand : CampaignCommand
{
    private readonly Option<int> _processes = NumberOption.Of("--processes", "The number of processes that move the run", 16, least: 2);
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "The number of moves", 500, least: 0);
    private readonly Option<int> _starts = NumberOption.Of("--starts", "The number of runs that two processes start with the same key", 1_000, least: 0);

    public RunRaceCommand()
        : base(
            "run-race",
            "Lets processes race to move one run. Exactly one must succeed each time. Then two processes start runs with the same keys at the same "
            + "moment. One run must be made each time.")
    {
        Add(_processes);
        Add(_rounds);
        Add(_starts);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed)
    {
        if (parsed.GetValue(_rounds) is var rounds and > 0)
            yield return new RunRaceCampaign(parsed.GetValue(_processes), rounds);
        if (parsed.GetValue(_starts) is var starts and > 0)
            yield return new RunStartCampaign(starts);
    }
}
