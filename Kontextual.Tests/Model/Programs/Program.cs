using System.Globalization;

namespace Kontextual.Tests.Model;

/// <summary>What several clients do, one after the other, with a store that is empty at first.</summary>
internal sealed record Program(IReadOnlyList<Command> Commands)
{
    public int Steps => Commands.Sum(command => command.Steps);

    /// <summary>
    /// Shorter and simpler programs: first without whole stretches, the end first, then with simpler commands. The last ones are without a step and
    /// simpler in another place, because an entity that is counted from the end is another one when a step between is gone.
    /// </summary>
    public IEnumerable<Program> Shrink() =>
        Simpler().Concat(Simpler().Where(program => program.Steps < Steps).SelectMany(program => program.Simpler().Where(simpler => simpler.Steps == program.Steps)));

    private IEnumerable<Program> Simpler() =>
        Shrinking.Without(Commands)
            .Concat(Commands.SelectMany((command, i) => command.Simpler().Select(simpler => Shrinking.Replaced(Commands, i, simpler))))
            .Select(commands => new Program(commands));

    public override string ToString() => string.Join(
        Environment.NewLine, Commands.Select((command, i) => string.Create(CultureInfo.InvariantCulture, $"{i,4}. {command}")));
}
