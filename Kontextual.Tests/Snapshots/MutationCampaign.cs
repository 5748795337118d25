using System.Diagnostics;
using System.Globalization;

namespace Kontextual.Tests.Snapshots;

/// <summary>Imports of changed snapshots as a command that runs for as long as it is told: <c>snapshot --seconds 600 --seed 1</c>.</summary>
internal static class MutationCampaign
{
    private const int Held = 0;
    private const int Failed = 1;
    private const int Usage = 2;
    private const int MutationsOfSeed = 10_000_000;

    /// <summary>Imports changed snapshots until the time is over or one of them is a finding.</summary>
    /// <returns>0 when there was no finding, 1 when there was, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments is not ["--seconds", var time, "--seed", var start]
            || !int.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) || seed > int.MaxValue / MutationsOfSeed)
        {
            await Console.Error.WriteLineAsync("usage: snapshot --seconds n --seed n");
            return Usage;
        }

        var watch = Stopwatch.StartNew();
        await using var imports = await MutatedImports.OpenAsync();
        var done = 0;
        try
        {
            for (; watch.Elapsed.TotalSeconds < seconds; done++)
                await imports.CheckAsync((seed * MutationsOfSeed) + done);
        }
        catch (Exception e) when (e is ShouldAssertException or InvalidOperationException)
        {
            Console.WriteLine(e);
            return Failed;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"snapshot: seed {seed}, {done} changed snapshots, {imports.Refused} refused, 0 findings, {watch.Elapsed.TotalSeconds:F0} s"));
        return Held;
    }
}
