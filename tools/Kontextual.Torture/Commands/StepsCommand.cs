using System.CommandLine;

namespace Kontextual.Torture;

/// <summary><c>steps</c>: making and migrating a store is killed before each call of the system.</summary>
internal sealed class StepsCommand : CampaignCommand
{
    private readonly Argument<StepKind[]> _kinds = new("what") { Description = "create, adopt, update or migrate; all of them unless told", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<int> _points = NumberOption.Of("--points", "How many operations to kill before, spread over all; 0 for each", 0, least: 0);
    private readonly Option<int> _parallel = NumberOption.Of("--parallel", "How many at once", 2);

    public StepsCommand()
        : base("steps", "Kills the making (by the library or as dotnet ef does), adopting or migrating of a store before each operation on its files. Needs strace.")
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
