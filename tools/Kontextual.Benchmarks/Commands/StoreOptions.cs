using System.CommandLine;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Commands;

/// <summary>The options of the measured store.</summary>
internal sealed class StoreOptions
{
    private readonly Option<int?> _artifacts = new("--artifacts") { Description = "The number of artifacts in the store. 50,000 by default." };
    private readonly Option<int?> _size = new("--size") { Description = "The size of each text in bytes. 2,048 by default." };
    private readonly Option<int?> _seed = new("--seed")
    {
        Description = "The seed of the random numbers, which determines the texts and the order. 1 by default.",
    };
    private readonly Option<string?> _folder = new("--folder")
    {
        Description = "The folder of the stores, on the disk to measure. A filled store is kept for the next run. A temporary folder by default.",
    };

    public void AddTo(Command command)
    {
        command.Add(_artifacts);
        command.Add(_size);
        command.Add(_seed);
        command.Add(_folder);
    }

    public int Artifacts(ParseResult parsed, int otherwise) => parsed.GetValue(_artifacts) ?? otherwise;

    public int Size(ParseResult parsed) => parsed.GetValue(_size) ?? 2048;

    public int Seed(ParseResult parsed) => parsed.GetValue(_seed) ?? 1;

    public StoreFolder Open(ParseResult parsed) => StoreFolder.Open(parsed.GetValue(_folder));
}
