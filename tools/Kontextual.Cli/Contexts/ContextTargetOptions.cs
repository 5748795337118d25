using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The options that select the target of a context reference.</summary>
internal sealed class ContextTargetOptions
{
    private readonly Option<string?> _artifact = new("--artifact") { Description = "The artifact, by name or id.", HelpName = "name|id" };

    private readonly Option<string?> _collection = ArtifactArguments.Collection();

    private readonly Option<int?> _revision = NumberOption.Of("--revision", "The revision of the artifact. Without it, the reference follows the newest one.", 1);

    private readonly Option<RelationshipId?> _relationship = IdOption.Of<RelationshipId>("--relationship", "The link between two artifacts, by id.", "a link");

    private readonly Option<RunId?> _run = IdOption.Of<RunId>("--run", "The run, by id.", "a run");

    private readonly Option<string[]> _external = new("--external")
    {
        Description = "A record of an external memory system: the name of the system and the reference text, which is kept exactly.",
        HelpName = "system> <reference",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_artifact, _collection, _revision, _relationship, _run, _external])
            command.Add(option);
    }

    /// <summary>Checks that at most one target is selected.</summary>
    /// <returns>True when one is selected.</returns>
    /// <exception cref="UsageException">Several targets are selected, or an option lacks its artifact.</exception>
    public bool Check(ParseResult parsed)
    {
        var isArtifact = parsed.GetValue(_artifact) is not null;
        bool[] all = [isArtifact, parsed.GetValue(_relationship) is not null, parsed.GetValue(_run) is not null, parsed.GetValue(_external) is { Length: 2 }];
        if (!isArtifact && (parsed.GetValue(_revision) is not null || parsed.GetValue(_collection) is not null))
            throw new UsageException("--revision and --collection belong to --artifact. Specify the artifact, or leave them out.");
        return all.Count(isSelected => isSelected) switch
        {
            0 => false,
            1 => true,
            _ => throw new UsageException("A reference has one target. Use one of --artifact, --relationship, --run and --external."),
        };
    }

    /// <summary>Returns the target, or null when none is selected. The artifact must be live, or can be deleted on request.</summary>
    public async Task<ContextTarget?> FindAsync(ParseResult parsed, IKnowledgeReaders readers, bool includeDeleted, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_artifact) is { } key)
        {
            var lookup = new ArtifactLookup(readers);
            var artifact = includeDeleted
                ? await lookup.LiveOrDeletedAsync(key, parsed.GetValue(_collection), cancellationToken)
                : await lookup.LiveAsync(key, parsed.GetValue(_collection), cancellationToken);
            return ContextTarget.ForArtifact(artifact.Id, parsed.GetValue(_revision));
        }

        if (parsed.GetValue(_relationship) is { } relationship)
            return ContextTarget.ForRelationship(relationship);
        if (parsed.GetValue(_run) is { } run)
            return ContextTarget.ForRun(run);
        return parsed.GetValue(_external) is [var system, var reference] ? ContextTarget.External(system, reference) : null;
    }
}
