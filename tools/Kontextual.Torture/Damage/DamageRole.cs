using System.Diagnostics;
using Kontextual.Cli;

namespace Kontextual.Torture;

/// <summary>A child process that runs the verbs of the tool on damaged stores, and prints the results.</summary>
internal static class DamageRole
{
    public const string Name = "damage";
    public const string Reading = "read";
    public const string Writing = "write";

    /// <summary>The exit code of a verb that was abandoned because it did not end.</summary>
    public const int Hung = -1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The verbs in the order of the table. The last one writes.</summary>
    public static IReadOnlyList<string[]> Verbs { get; } =
        [["status"], ["list"], ["show", "a.txt", "--content"], ["link", "a.txt", "cites", "b.txt"]];

    public static async Task RunAsync(string phase, IReadOnlyList<string> stores)
    {
        // The first run compiles the code. This must not be part of the measured time.
        await RunAsync(["list"], stores[0]);
        foreach (var store in stores)
        {
            foreach (var verb in phase == Reading ? Verbs.SkipLast(1) : Verbs.TakeLast(1))
            {
                var (code, said, time) = await TimeAsync(verb, store);

                // Another program may have used the processors. A verb that waits for something in the store also waits the second time.
                if (time > Limits.Damaged && code != Hung && (phase == Reading || code != 0))
                    (code, said, time) = await TimeAsync(verb, store);
                Console.WriteLine(string.Join('\t', store, code, Phrase.Of($"{time.TotalMilliseconds:0}"), said.ReplaceLineEndings(" ").Trim()));
            }
        }
    }

    private static async Task<(int Code, string Said, TimeSpan Time)> TimeAsync(string[] verb, string store)
    {
        var time = Stopwatch.StartNew();
        var (code, said) = await RunAsync(verb, store);
        return (code, said, time.Elapsed);
    }

    private static async Task<(int Code, string Said)> RunAsync(string[] verb, string store)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var host = new CliHost(output, error);
        try
        {
            var code = await Task.Run(() => Tool.RunAsync(host, [.. verb, "--store", store])).WaitAsync(Patience);
            return (code, error.ToString());
        }
        catch (TimeoutException)
        {
            return (Hung, $"It did not end in {Phrase.Seconds(Patience)}.");
        }
    }
}
