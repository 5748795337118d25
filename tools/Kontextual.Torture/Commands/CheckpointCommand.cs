using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>checkpoint</c>: runs commits and checkpoints of different processes at the same time.</summary>
internal sealed class CheckpointCommand : CampaignCommand
{
    private readonly Option<int> _writers = NumberOption.Of("--writers", "The number of processes that write", 2);
    private readonly Option<int> _checkpointers = NumberOption.Of("--checkpointers", "The number of processes that checkpoint", 2, least: 0);
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "How long", 600);
    private readonly Option<bool> _without = new("--without-lock")
    {
        Description = "Use plain SQLite without a lock, to show that it damages the file.",
    };
    private readonly Option<bool> _raw = new("--raw-with-lock")
    {
        Description = "Use plain SQLite with a mutex around commits and checkpoints, to show that it does not damage the file.",
    };

    public CheckpointCommand()
        : base("checkpoint", "Runs processes that commit and others that checkpoint at the same time, and repeatedly checks the file.")
    {
        Add(_writers);
        Add(_checkpointers);
        Add(_seconds);
        Add(_without);
        Add(_raw);
        Validators.Add(result =>
        {
            if (result.GetValue(_without) && result.GetValue(_raw))
                result.AddError("--without-lock and --raw-with-lock cannot be used together. Use one of them.");
        });
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
    [
        new CheckpointCampaign(new CheckpointSettings
        {
            Seed = seed,
            Mode = parsed.GetValue(_without) ? CheckpointMode.WithoutLock : parsed.GetValue(_raw) ? CheckpointMode.RawWithLock : CheckpointMode.Product,
            Writers = parsed.GetValue(_writers),
            Checkpointers = parsed.GetValue(_checkpointers),
            Time = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
        }),
    ];
}
