using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual init</c>: makes a store.</summary>
internal sealed class InitCommand(CliHost host, GlobalOptions global)
    : Verb(host, global, "init", "Makes a store, also of an empty file. A store that is there already stays as it is.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = StorePath(parsed);
        // Only what is told depends on it: two who init at once both end with the one store.
        var wasThere = new FileInfo(path) is { Exists: true, Length: > 0 };
        await using var repository = await StoreOpening.InitAsync(Host, path, cancellationToken);
        var store = repository.Store;
        if (WantsJson(parsed))
            await Json().WriteAsync(json => StoreJson.Write(json, store, path, !wasThere), cancellationToken);
        else
            Screen().Line(wasThere ? $"There is a store at {path} already: {store.Id}." : $"Made the store {store.Id} at {path}.");
        return ExitCode.Ok;
    }
}
