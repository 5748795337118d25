using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>An attempt of a run as a program names it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Shift">How far from the attempt that the clients know: 0 for that one, -1 for the one before.</param>
internal sealed record AttemptWish(Ref Run, int Shift)
{
    /// <summary>Mostly the attempt that is known.</summary>
    public static Gen<int> Shifts { get; } = Gen.Frequency((20, Gen.Constant(0)), (1, Gen.Constant(-1)), (1, Gen.Constant(1)));

    public static Gen<AttemptWish> Generated { get; } =
        from run in ValueGenerators.End from shift in Shifts select new AttemptWish(run, shift);

    public RunAttempt In(KnownEntities known) => known.Attempt(known.Id<RunId>(Run), Shift);

    public override string ToString() => $"{Run}{(Shift == 0 ? "" : $" {Shift:+0;-0}")}";
}
