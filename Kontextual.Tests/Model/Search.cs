using FsCheck;
using FsCheck.Fluent;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>Looks for a program to which the sides answer differently, and for the shortest like it.</summary>
/// <param name="rules">The model's small rules.</param>
/// <param name="backends">The stores.</param>
/// <param name="verifies">Whether the stores are verified at the end of each program.</param>
internal sealed class Search(PlainRules rules, IReadOnlyList<Backend> backends, bool verifies = false)
{
    private static readonly TimeSpan ShrinkingTime = TimeSpan.FromMinutes(3);

    private readonly Comparison comparison = new(rules, backends, verifies);
    private readonly System.Diagnostics.Stopwatch shrinking = new();

    /// <summary>How many programs were run to their end without a difference.</summary>
    public int Programs { get; private set; }

    /// <summary>How many verbs and reads those held.</summary>
    public long Steps { get; private set; }

    /// <summary>The shortest program found so far, and what it shows; null while there is none.</summary>
    public (Program Program, Difference Difference)? Found { get; private set; }

    /// <inheritdoc cref="Comparison.Outcomes"/>
    public IReadOnlyDictionary<string, int> Outcomes => comparison.Outcomes;

    /// <summary>What was found, for people.</summary>
    public string Report => Found is (var program, var difference)
        ? $"{difference}{Environment.NewLine}after the program{Environment.NewLine}{program}"
        : "no difference";

    /// <summary>What the n-th program of a run follows from.</summary>
    public static ulong SeedOf(int seed, int program) => ((ulong)seed * 1_000_003) + (ulong)program;

    /// <summary>Runs one program generated at random; when it shows a difference, shrinks it.</summary>
    /// <param name="seed">What the program follows from.</param>
    /// <param name="commands">How long it is.</param>
    /// <returns>True when the sides agreed.</returns>
    public bool Run(ulong seed, int commands)
    {
        var programs = Arb.From(ProgramGenerators.Of(commands), program => program.Shrink());
        var once = Config.Quick.WithMaxTest(1).WithRunner(new SilentRunner())
            .WithReplay(Microsoft.FSharp.Core.FSharpOption<Replay>.Some(new Replay(new Rnd(seed), Microsoft.FSharp.Core.FSharpOption<int>.None)));
        shrinking.Reset();
        Prop.ForAll(programs, Holds).Check(once);
        return !shrinking.IsRunning;
    }

    private bool Holds(Program program)
    {
        if (shrinking.Elapsed > ShrinkingTime)
            return true;

        // FsCheck asks one after the other, on its own thread and waiting for each answer.
        if (comparison.RunAsync(program).GetAwaiter().GetResult() is not { } difference)
        {
            if (shrinking.IsRunning)
                return true;
            Programs++;
            Steps += program.Steps;
            return true;
        }

        // Each one that fails is what FsCheck goes on to shrink, so the last is the shortest.
        Found = (program, difference);
        shrinking.Start();
        return false;
    }
}
