using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>ci</c>: runs short forms of the campaigns, which take about two minutes in total.</summary>
internal sealed class CiCommand : CampaignCommand
{
    private const int Kills = 10;
    private const int Points = 6;
    private const int Rounds = 50;
    private const int Swaps = 8;

    public CiCommand()
        : base("ci", "Runs short forms of kill, close, links, open, steps, damage, wait, race, run-race, writers, backup, views, reads and swap.")
    {
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
    [
        new KillCampaign(new KillSettings { Seed = seed, Kills = Kills, Processes = 2 }),
        new CloseCampaign(new CloseSettings { Seed = seed, Time = TimeSpan.FromSeconds(10) }),
        new LinkCampaign(LinkCase.Some, seed),
        new OpenCampaign(processes: 8, rounds: 1),
        new StepCampaign(StepKind.Create, Points, parallel: 2, seed),
        new StepCampaign(StepKind.Migrate, Points, parallel: 2, seed),
        new StepCampaign(StepKind.Update, Points, parallel: 2, seed),
        new DamageCampaign(every: 4, table: null),
        new WaitCampaign(TimeSpan.FromSeconds(1), seed),
        new RaceCampaign(Rounds, writers: 16),
        new RunRaceCampaign(processes: 4, Rounds),
        new RunStartCampaign(Rounds),
        new WritersCampaign(processes: 4, writers: 4, TimeSpan.FromSeconds(5), seed),
        new BackupCampaign(new BackupSettings
        {
            Seed = seed,
            Backups = 3,
            Processes = 4,
            Writers = 1,
            Megabytes = 8,
            Control = TimeSpan.FromSeconds(1),

            // A machine that runs other work has its own pauses.
            LongestWrite = 0,
        }),
        new ViewsCampaign(views: 300, TimeSpan.FromMilliseconds(20), descriptors: 256),
        new ReadsCampaign(points: 6),
        new SwapCampaign(Swaps, processes: 4, seed),
    ];

    // A campaign that cannot run on this machine has printed the reason. It does not fail the build.
    protected override int CodeOf(IReadOnlyList<Verdict> verdicts) => verdicts.All(verdict => verdict.Held) ? ExitCode.Held : ExitCode.Broken;
}
