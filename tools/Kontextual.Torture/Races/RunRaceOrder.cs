using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Torture;

/// <summary>Tells a process what to try, and when.</summary>
/// <param name="Mark">The mark of its transaction.</param>
/// <param name="Records">The number of records of the transaction.</param>
/// <param name="Move">The move. Null to start a run.</param>
/// <param name="Subject">The id of the run to move, or the idempotency key of the run to start.</param>
/// <param name="Attempt">The current attempt of the run.</param>
/// <param name="Version">The expected version. 0 for any.</param>
/// <param name="At">The time at which all processes try, as a timestamp of <see cref="Stopwatch"/>, which is the same clock in all processes.</param>
internal sealed record RunRaceOrder(string Mark, int Records, RunMove? Move, string Subject, int Attempt, int Version, long At)
{
    private const string Start = "Start";

    public static RunRaceOrder Parse(string line)
    {
        var parts = line.Split(' ');
        return new RunRaceOrder(
            parts[0],
            ChildProgram.Number(parts[1]),
            parts[2] == Start ? null : Enum.Parse<RunMove>(parts[2]),
            parts[3],
            ChildProgram.Number(parts[4]),
            ChildProgram.Number(parts[5]),
            long.Parse(parts[6], CultureInfo.InvariantCulture));
    }

    public override string ToString() => Phrase.Of($"{Mark} {Records} {Move?.ToString() ?? Start} {Subject} {Attempt} {Version} {At}");

    /// <summary>Waits until the time of the order.</summary>
    public void Wait()
    {
        while (Stopwatch.GetTimestamp() < At)
            Thread.Yield();
    }
}
