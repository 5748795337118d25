using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>steps</c>: kills the creation and the migration of a store before each system call.</summary>
internal sealed class StepsCommand : CampaignCommand
{
    private readonly Argument<StepKind[]> _kinds = new("what")
    {
        Description = "create, adopt, update or migrate. All by default.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<int> _points = NumberOption.Of(
        "--points", "The number of operations before which the process is killed, distributed over all operations; 0 for all operations", 0, least: 0);
    private readonly Option<int> _parallel = NumberOption.Of("--parallel", "The number of concurrent runs", 2);

    public StepsCommand()
        : base(
            "steps",
            "Kills the creation (by the library or dotnet ef), adoption or migration of a store before each operation on its files. Needs strace.")
    {
        Add(_kinds);
        Add(_points);
        Add(_parallel);
    }

    protected override IEnumerable<ICampaign> Campaigns(ParseResult parsed, int seed)
    {
        var kinds = parsed.GetValue(_kinds) is { Length: > 0 } told ? told : Enum.GetValues<StepKind>();
        return kinds.Select(kind => new StepCampaign(kind, parsed.GetValue(_points), parsed.GetValue(_parallel), seed));
    }
}
