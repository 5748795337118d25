using System.CommandLine;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Commands;

/// <summary>Options about the store that is worked on.</summary>
internal sealed class StoreOptions
{
    private readonly Option<int?> _artifacts = new("--artifacts") { Description = "How many artifacts the store holds; 50,000 when not given." };
    private readonly Option<int?> _size = new("--size") { Description = "Bytes of each text; 2,048 when not given." };
    private readonly Option<int?> _seed = new("--seed") { Description = "Another seed makes other texts and another order; 1 when not given." };
    private readonly Option<string?> _folder = new("--folder")
    {
        Description = "Where stores lie, on the disk that is to be measured; a filled one stays there for the next run. A temporary folder when not given.",
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
