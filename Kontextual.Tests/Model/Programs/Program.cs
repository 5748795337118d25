using System.Globalization;

namespace Kontextual.Tests.Model;

/// <summary>What several clients do, one after the other, with a store that is empty at first.</summary>
internal sealed record Program(IReadOnlyList<Command> Commands)
{
    public int Steps => Commands.Sum(command => command.Steps);

    /// <summary>Shorter and simpler programs: first without whole stretches, the end first, then with simpler commands.</summary>
    public IEnumerable<Program> Shrink() =>
        Shrinking.Without(Commands)
            .Concat(Commands.SelectMany((command, i) => command.Simpler().Select(simpler => Shrinking.Replaced(Commands, i, simpler))))
            .Select(commands => new Program(commands));

    public override string ToString() => string.Join(
        Environment.NewLine, Commands.Select((command, i) => string.Create(CultureInfo.InvariantCulture, $"{i,4}. {command}")));
}
