using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>swap</c>: deletes, moves or replaces the files of a store while processes write to it.</summary>
internal sealed class SwapCommand : CampaignCommand
{
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "How often", 200);
    private readonly Option<int> _processes = NumberOption.Of("--processes", "The number of processes that write", 4);

    public SwapCommand()
        : base(
            "swap",
            "Deletes, replaces, moves or truncates the files of a store while processes write to it. "
            + "No acknowledged write may be lost, and no replacement changed.")
    {
        Add(_rounds);
        Add(_processes);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new SwapCampaign(parsed.GetValue(_rounds), parsed.GetValue(_processes), seed)];
}
