using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The options that tell where a context reference comes from.</summary>
internal sealed class ProvenanceOptions
{
    private readonly Option<string?> _actor = new("--actor") { Description = "Who says that the target belongs to the package.", HelpName = "text" };

    private readonly Option<string?> _source = new("--source") { Description = "Where this is known from: a URI or a free text.", HelpName = "text" };

    public void AddTo(Command command)
    {
        command.Add(_actor);
        command.Add(_source);
    }

    /// <summary>Returns the provenance with the tool and the values of the options, or null when no option is used.</summary>
    public Provenance? Find(ParseResult parsed) => parsed.GetValue(_actor) is null && parsed.GetValue(_source) is null ? null : Get(parsed);

    /// <summary>Returns the provenance with the tool and the values of the options.</summary>
    public Provenance Get(ParseResult parsed) => new()
    {
        Actor = parsed.GetValue(_actor),
        Source = parsed.GetValue(_source),
        Tool = ToolInfo.Name,
        ToolVersion = ToolInfo.Version,
    };
}
