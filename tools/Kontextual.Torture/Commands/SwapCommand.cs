using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>swap</c>: the files of a store are deleted, moved or replaced under those that write.</summary>
internal sealed class SwapCommand : CampaignCommand
{
    private readonly Option<int> _rounds = NumberOption.Of("--rounds", "How often", 200);
    private readonly Option<int> _processes = NumberOption.Of("--processes", "How many processes write", 4);

    public SwapCommand()
        : base("swap", "Deletes, replaces, moves or cuts the files of a store while processes write to it: no acknowledged write may be lost, and no replacement touched.")
    {
        Add(_rounds);
        Add(_processes);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed) =>
        [new SwapCampaign(parsed.GetValue(_rounds), parsed.GetValue(_processes), seed)];
}
