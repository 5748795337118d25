using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>backup</c>: takes backups while several processes write, and measures how long the writes take.</summary>
internal sealed class BackupCommand : CampaignCommand
{
    private readonly Option<int> _backups = NumberOption.Of("--backups", "The number of backups", 24);
    private readonly Option<int> _processes = NumberOption.Of("--processes", "The number of processes that write", 4);
    private readonly Option<int> _writers = NumberOption.Of("--writers", "The number of concurrent writes of each process", 1);
    private readonly Option<int> _megabytes = NumberOption.Of("--megabytes", "The size of the contents with which the store begins, in MiB", 64);
    private readonly Option<int> _seconds = NumberOption.Of("--seconds", "How long the processes write before the first backup", 10);
    private readonly Option<int> _longest = NumberOption.Of(
        "--longest", "The longest time that a write may take during the backups, in milliseconds; 0 to only measure it", 250, least: 0);

    public BackupCommand()
        : base("backup", "Takes backups of a store to which several processes write without pauses, and checks each of them.")
    {
        Add(_backups);
        Add(_processes);
        Add(_writers);
        Add(_megabytes);
        Add(_seconds);
        Add(_longest);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
    [
        new BackupCampaign(new BackupSettings
        {
            Seed = seed,
            Backups = parsed.GetValue(_backups),
            Processes = parsed.GetValue(_processes),
            Writers = parsed.GetValue(_writers),
            Megabytes = parsed.GetValue(_megabytes),
            Control = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
            LongestWrite = parsed.GetValue(_longest),
        }),
    ];
}
