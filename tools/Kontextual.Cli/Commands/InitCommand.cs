using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual init</c>: creates a store.</summary>
internal sealed class InitCommand(CliHost host, GlobalOptions global)
    : Verb(host, global, "init", "Creates a store. An empty file becomes a store, and an existing store is not changed.")
{
    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = StorePath(parsed);
        // This value is used only for the message. When two processes create the store at the same time, both open the same store.
        var wasThere = new FileInfo(path) is { Exists: true, Length: > 0 };
        await using var repository = await StoreOpening.InitAsync(Host, path, cancellationToken);
        var store = repository.Store;
        if (WantsJson(parsed))
            await Json().WriteAsync(json => StoreJson.Write(json, store, path, !wasThere), cancellationToken);
        else
            Screen().Line(wasThere ? $"The store {store.Id} already exists at {path}." : $"Created the store {store.Id} at {path}.");
        return ExitCode.Ok;
    }
}
