using Kontextual.Benchmarks.Floor;
using Kontextual.Benchmarks.PlainEf;
using Kontextual.Benchmarks.Product;
using Kontextual.Benchmarks.Raw;
using Kontextual.Benchmarks.Stores;

namespace Kontextual.Benchmarks.Contestants;

/// <summary>One contestant with its own store file and its own sources of ids, times and salts.</summary>
internal sealed class Entrant(ContestantKind kind, string path, Sources sources)
{
    private IContestant? _contestant;

    public ContestantKind Kind => kind;

    public string Path => path;

    public Sources Sources => sources;

    /// <summary>True when the contestant uses the schema of the library, so that its rows can be compared with those of the library.</summary>
    public bool HasStore => UsesStore(kind);

    public static bool UsesStore(ContestantKind kind) => kind is not (ContestantKind.Floor or ContestantKind.BareInserts);

    public IContestant Contestant => _contestant ?? throw new InvalidOperationException($"{kind} has not opened its store.");

    public async Task OpenAsync()
    {
        _contestant = await OpenAsync(kind, path, sources);

        // Opening may use a different number of ids for each contestant. The rows that are written afterwards must be equal.
        sources.Restart();
    }

    public async Task CloseAsync()
    {
        if (_contestant is not null)
            await _contestant.DisposeAsync();
        _contestant = null;
    }

    public static async Task<IContestant> OpenAsync(ContestantKind kind, string path, Sources sources) => kind switch
    {
        ContestantKind.Raw => RawContestant.Open(path, sources),
        ContestantKind.PlainEf => new PlainEfContestant(path, sources),
        ContestantKind.Floor => new FloorContestant(path, sources),
        ContestantKind.BareInserts => new BareInserts(path, sources),
        _ => await ProductContestant.OpenAsync(path, sources),
    };
}
