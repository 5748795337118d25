using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The base class of all verbs of the tool.</summary>
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

    /// <summary>The write context with the reason that the change records contain.</summary>
    protected WriteContext Reason => new() { Reason = CommandPath.Of(this) };

    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Returns the full path of the file of the store.</summary>
    /// <exception cref="UsageException">The option is empty or not a valid path.</exception>
    protected string StorePath(ParseResult parsed)
    {
        var path = parsed.GetValue(_global.Store);
        return string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal)
            ? throw new UsageException("--store is empty or not a path. Specify the path of a store.")
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
