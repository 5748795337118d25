using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>A rule that is wrong in the model is found, and what shows it is short: so is one that is wrong in the product.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class WrongRuleTests
{
    private const int Seed = 1;
    private const int MostPrograms = 200;
    private const int Commands = 25;

    // Only a long program comes as far as a step whose worker was lost.
    private const int CommandsOfSteps = 100;

    // What is short enough to be read: a collection, artifacts with a link between them, and what is asked of them.
    private const int MostCommands = 4;
    private const int MostSteps = 7;

    // A step is lost only after its run was started and begun, it was added and begun, and both were asked for again.
    private const int MostCommandsOfSteps = 5;
    private const int MostStepsOfSteps = 8;

    private static IEnumerable<TestCaseData> Rules() => new PlainRules[]
    {
        new WrongRules.OrderByCodeUnit(),
        new WrongRules.NamesAsGiven(),
        new WrongRules.AnyVersionWillDo(),
        new WrongRules.NumbersByValue(),
        new WrongRules.DeletedKeepTheirNames(),
        new WrongRules.CascadeInOrderOfNames(),
        new WrongRules.PurgingKeepsReasons(),
        new WrongRules.TimesBelowOnly(),
        new WrongRules.PartsOfTransactions(),
        new WrongRules.OneStepTooShort(),
        new WrongRules.DigestsOfSpellings(),
        new WrongRules.AnyAttemptMayWrite(),
        new WrongRules.TakenOverOneMomentLater(),
        new WrongRules.StepsAreNeverLost(),
        new WrongRules.EveryRevisionIsACause(),
    }.Select(rules => new TestCaseData(rules).SetArgDisplayNames(rules.GetType().Name));

    [TestCaseSource(nameof(Rules))]
    public void A_wrong_rule_is_found_and_shown_by_a_short_program(object rules)
    {
        var search = new Search((PlainRules)rules, [Backend.InMemory]);
        var length = rules is WrongRules.StepsAreNeverLost ? CommandsOfSteps : Commands;
        for (var program = 0; search.Found is null && program < MostPrograms; program++)
            search.Run(Search.SeedOf(Seed, program), length);

        TestContext.Out.WriteLine(search.Report);
        search.Found.ShouldNotBeNull();
        var (commands, steps) = rules is WrongRules.StepsAreNeverLost ? (MostCommandsOfSteps, MostStepsOfSteps) : (MostCommands, MostSteps);
        search.Found.Value.Program.Commands.Count.ShouldBeLessThanOrEqualTo(commands, search.Report);
        search.Found.Value.Program.Steps.ShouldBeLessThanOrEqualTo(steps, search.Report);
    }
}
