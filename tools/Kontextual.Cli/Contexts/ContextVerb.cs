using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>The base class of the verbs of <c>kontextual context</c>.</summary>
internal abstract class ContextVerb(CliHost host, GlobalOptions global, string name, string description) : Verb(host, global, name, description)
{
    protected static Argument<string> PackageArgument() => new("package") { Description = "The name or the id of the context package." };

    protected static Argument<ContextReferenceId?> ReferenceArgument() =>
        IdOption.Argument<ContextReferenceId>("reference", "The id of the reference. 'context show' lists the ids.", "a reference");

    protected static Option<string?> DescriptionOption() => new("--description") { Description = "A description for people.", HelpName = "text" };

    /// <summary>Prints a package after a write.</summary>
    protected async Task PrintAsync(
        ParseResult parsed, ContextPackage package, string outcome, string sentence, CancellationToken cancellationToken)
    {
        if (!WantsJson(parsed))
        {
            Screen().Line(sentence);
            return;
        }

        await Json().WriteAsync(
            json =>
            {
                json.WriteMembersOf(package);
                json.WriteString("outcome", outcome);
            },
            cancellationToken);
    }

    /// <summary>Prints a reference after a write.</summary>
    protected async Task PrintAsync(
        ParseResult parsed, ContextReference reference, string outcome, string sentence, CancellationToken cancellationToken)
    {
        if (!WantsJson(parsed))
        {
            Screen().Line(sentence);
            return;
        }

        await Json().WriteAsync(
            json =>
            {
                json.WriteMembersOf(reference);
                json.WriteString("outcome", outcome);
            },
            cancellationToken);
    }
}
