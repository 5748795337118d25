using System.Globalization;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>Plays a program on the model and on stores, command by command, until their answers differ.</summary>
/// <param name="rules">The model's small rules.</param>
/// <param name="backends">The stores.</param>
/// <param name="verifies">Whether each store is verified at the end of a program, which takes as long as many commands.</param>
internal sealed class Comparison(PlainRules rules, IReadOnlyList<Backend> backends, bool verifies = false)
{
    // Ids and salts are the same for every program: what shrinks a program must not change what it meets.
    private const int Seed = 20261122;

    private readonly Dictionary<string, int> outcomes = [];

    /// <summary>How often steps of each kind came to what, over all programs.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => outcomes;

    /// <summary>Plays a program from an empty store to its end, and then compares everything.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(Program program)
    {
        var stores = new List<StoreSide>();
        try
        {
            foreach (var backend in backends)
                stores.Add(await StoreSide.OpenAsync(backend, Seed));
            await using var model = new PlainSide(rules, stores[0].AssignedIds, stores[0].Time);
            return await PlayAsync(program, [.. stores, model]) ?? (verifies ? await FindingInAsync(stores) : null);
        }
        finally
        {
            foreach (var store in stores)
                await store.DisposeAsync();
        }
    }

    // Whatever a program has done, a verification finds nothing in the store.
    private static async Task<Difference?> FindingInAsync(IReadOnlyList<StoreSide> stores)
    {
        foreach (var store in stores)
        {
            if (await store.FindingsAsync() is { Count: > 0 } findings)
                return new("the verification after the program", [.. findings.Select(finding => (store.Name, finding))]);
        }

        return null;
    }

    private async Task<Difference?> PlayAsync(Program program, IReadOnlyList<ISide> sides)
    {
        var players = sides.Select(side => (side.Name, Player: new Player(side))).ToList();
        var commands = program.Commands.Append(new Survey()).ToList();
        for (var i = 0; i < commands.Count; i++)
        {
            var answers = new List<(string Side, Transcript Answer)>();

            // The first store before the model, which takes the ids from it.
            foreach (var (name, player) in players)
                answers.Add((name, await player.PlayAsync(commands[i])));
            foreach (var outcome in answers[0].Answer.Outcomes)
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            if (Difference.In(answers) is { } found)
                return found with { Where = string.Create(CultureInfo.InvariantCulture, $"command {i}: {commands[i]}") };
        }

        return null;
    }
}
