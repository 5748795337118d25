using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>checkpoint</c>: commits meet checkpoints of other processes.</summary>
internal sealed class CheckpointCommand : CampaignCommand
{
    private readonly Option<int> _writers = NumberOption.Of("--writers", "How many processes write", 2);
    private readonly Option<int> _checkpointers = NumberOption.Of("--checkpointers", "How many processes checkpoint", 2, least: 0);
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "How long", 600);
    private readonly Option<bool> _without = new("--without-lock") { Description = "Plain SQLite without a lock, to see that it breaks" };
    private readonly Option<bool> _raw = new("--raw-with-lock") { Description = "Plain SQLite with one mutex around commits and checkpoints, to see that it does not" };

    public CheckpointCommand()
        : base("checkpoint", "Lets processes commit and others checkpoint at once, and checks the file all the while.")
    {
        Add(_writers);
        Add(_checkpointers);
        Add(_seconds);
        Add(_without);
        Add(_raw);
        Validators.Add(result =>
        {
            if (result.GetValue(_without) && result.GetValue(_raw))
                result.AddError("--without-lock and --raw-with-lock exclude each other.");
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
