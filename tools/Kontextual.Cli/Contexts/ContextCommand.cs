using System.CommandLine;

namespace Kontextual.Cli;

/// <summary><c>kontextual context</c>: the verbs for context packages and their references.</summary>
internal sealed class ContextCommand : Command
{
    public ContextCommand(CliHost host, GlobalOptions global)
        : base("context", "Lists and changes context packages: named, ordered lists of references to artifacts, links, runs and external records.")
    {
        Add(new ContextListCommand(host, global));
        Add(new ContextShowCommand(host, global));
        Add(new ContextCreateCommand(host, global));
        Add(new ContextRenameCommand(host, global));
        Add(new ContextUpdateCommand(host, global));
        Add(new ContextDeleteCommand(host, global));
        Add(new ContextPurgeCommand(host, global));
        Add(new ContextAddCommand(host, global));
        Add(new ContextMoveCommand(host, global));
        Add(new ContextSetCommand(host, global));
        Add(new ContextRemoveCommand(host, global));
    }
}
