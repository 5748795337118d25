using System.Diagnostics;
using System.Globalization;
using Kontextual.Tests.Harness;

namespace Kontextual.Tests.Model;

/// <summary>The model test as a command that runs for as long as it is told: <c>model --seconds 600 --seed 1</c>.</summary>
internal static class ModelCampaign
{
    private const int Agreed = 0;
    private const int Differed = 1;
    private const int Usage = 2;
    /// <summary>Runs programs until the time is over or one shows a difference.</summary>
    /// <returns>0 when all agreed, 1 when not, 2 when the arguments are wrong.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (Options(arguments) is not (var seconds, var seed, var commands))
        {
            Console.Error.WriteLine("usage: model [--seconds n] [--seed n] [--commands n]");
            return Usage;
        }

        Console.WriteLine(Invariant($"model: seed {seed}, for {seconds} s"));
        var time = Stopwatch.StartNew();
        var search = new Search(new PlainRules(), Backend.All);
        for (var program = 0; time.Elapsed.TotalSeconds < seconds && search.Run(Search.SeedOf(seed, program), commands);)
            program++;
        foreach (var (outcome, count) in search.Outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Console.WriteLine(Invariant($"   {count,6} {outcome}"));
        if (search.Found is not null)
            Console.WriteLine(search.Report);
        var differences = search.Found is null ? 0 : 1;
        Console.WriteLine(Invariant(
            $"model: seed {seed}, {search.Programs} programs, {search.Steps} steps, {differences} differences, {time.Elapsed.TotalSeconds:F0} s"));
        return search.Found is null ? Agreed : Differed;
    }

    private static (int Seconds, int Seed, int Commands)? Options(IReadOnlyList<string> arguments)
    {
        var told = new Dictionary<string, int> { ["--seconds"] = 600, ["--seed"] = 1, ["--commands"] = 150 };
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!told.ContainsKey(arguments[i]) || i + 1 == arguments.Count
                || !int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            told[arguments[i]] = number;
        }

        return (told["--seconds"], told["--seed"], told["--commands"]);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
