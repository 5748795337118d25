using System.CommandLine;
using System.Globalization;
using Kontextual.Benchmarks.Contestants;
using Kontextual.Benchmarks.Measuring;
using Kontextual.Benchmarks.Stores;
using Kontextual.Benchmarks.Workloads;

namespace Kontextual.Benchmarks.Commands;

/// <summary>
/// The hidden verb of a writing process. The process opens the store and prints that it is ready. For each line "first operations" it prepares
/// a round, prints that it is ready, waits for "go", and prints the measured round. At the end of its input it closes the store.
/// </summary>
internal sealed class WriterCommand : Command
{
    private const string Verb = "writer";

    private static readonly Argument<ContestantKind> Contestant = new("contestant");
    private static readonly Argument<string> Store = new("store");
    private static readonly Argument<int> Clients = new("clients");
    private static readonly Argument<int> Seed = new("seed");
    private static readonly Argument<int> Size = new("size");
    private static readonly Argument<string[]> Collections = new("collections");

    public WriterCommand()
        : base(Verb, "One of several processes that write at the same time.")
    {
        Hidden = true;
        Add(Contestant);
        Add(Store);
        Add(Clients);
        Add(Seed);
        Add(Size);
        Add(Collections);
        SetAction(RunAsync);
    }

    public static IEnumerable<string> CommandLineOf(Entrant entrant, Catalogue catalogue, int clients) =>
    [
        Verb,
        entrant.Kind.ToString(),
        entrant.Path,
        clients.ToString(CultureInfo.InvariantCulture),
        catalogue.Seed.ToString(CultureInfo.InvariantCulture),
        catalogue.Samples.Size.ToString(CultureInfo.InvariantCulture),
        .. catalogue.Collections.Select(id => id.ToString()),
    ];

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var seed = parsed.GetValue(Seed);
        var collections = parsed.GetValue(Collections)!.Select(CollectionId.Parse).ToList();
        var catalogue = new Catalogue(seed, new Samples(seed, parsed.GetValue(Size)), collections, [], [], [], [ChangePosition.Start]);
        var entrant = new Entrant(parsed.GetValue(Contestant), parsed.GetValue(Store)!, Sources.Real());
        await entrant.OpenAsync();
        var workload = new ConcurrentWriters(parsed.GetValue(Clients), "process");
        await Console.Out.WriteLineAsync(WriterProcess.Ready);
        while (await Console.In.ReadLineAsync(cancellationToken) is { } line)
        {
            var numbers = line.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            var plan = new RoundPlan(catalogue, numbers[0], (int)numbers[1], ComparesAnswers: false);
            var round = await workload.RunAsync(entrant.Contestant, plan, WaitForOthersAsync);
            await Console.Out.WriteLineAsync(WriterProcess.LineOf(round));
        }

        await entrant.CloseAsync();
        return 0;
    }

    private static async Task WaitForOthersAsync()
    {
        await Console.Out.WriteLineAsync(WriterProcess.Ready);
        await Console.In.ReadLineAsync();
    }
}
