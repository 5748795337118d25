using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>A verb of the tool: what all of them share.</summary>
internal abstract class Verb : Command
{
    private readonly GlobalOptions _global;

    protected Verb(CliHost host, GlobalOptions global, string name, string description)
        : base(name, description)
    {
        Host = host;
        _global = global;
        SetAction(RunAsync);
    }

    protected CliHost Host { get; }

    /// <summary>What the change records say of why.</summary>
    protected WriteContext Reason => new() { Reason = $"{ToolInfo.Name} {Name}" };

    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>The store's file as a full path.</summary>
    /// <exception cref="UsageException">The option is empty.</exception>
    protected string StorePath(ParseResult parsed)
    {
        var path = parsed.GetValue(_global.Store);
        return string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)
            ? throw new UsageException("--store names no file; give the path of a store.")
            : Path.GetFullPath(path);
    }

    protected bool WantsJson(ParseResult parsed) => parsed.GetValue(_global.Json);

    protected JsonOutput Json() => new(Host);

    protected Screen Screen() => Cli.Screen.OnOutput(Host);

    protected Task<IKnowledgeRepository> OpenToReadAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        StoreOpening.ReadAsync(Host, StorePath(parsed), cancellationToken);

    protected Task<IKnowledgeRepository> OpenToWriteAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        StoreOpening.WriteAsync(Host, StorePath(parsed), cancellationToken);
}
