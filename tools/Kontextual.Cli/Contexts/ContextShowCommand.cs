using System.CommandLine;
using System.Globalization;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context show</c>: shows a context package with its references.</summary>
internal sealed class ContextShowCommand : ContextVerb
{
    private readonly Argument<string> _package = PackageArgument();

    private readonly Option<bool> _removed = new("--removed") { Description = "Show removed references as well." };

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public ContextShowCommand(CliHost host, GlobalOptions global)
        : base(host, global, "show", "Shows a context package with its references. A deleted package is used when no live one has the name.")
    {
        Add(_package);
        Add(_removed);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var package = await new ContextLookup(readers.ContextPackages).LiveOrDeletedAsync(parsed.GetRequiredValue(_package), cancellationToken);
        var query = new ContextReferenceQuery { Package = package.Id, IncludeDeleted = parsed.GetValue(_removed) };
        var entries = readers.ContextReferences.StreamEntriesAsync(query, cancellationToken);
        if (WantsJson(parsed))
        {
            await Json().WriteAsync(
                async json =>
                {
                    json.WriteMembersOf(package);
                    await json.WriteArrayAsync("references", entries, cancellationToken);
                },
                cancellationToken);
        }
        else
        {
            await PrintAsync(package, entries, readers.Artifacts, cancellationToken);
        }

        return ExitCode.Ok;
    }

    private async Task PrintAsync(
        ContextPackage package, IAsyncEnumerable<ContextEntry> entries, IArtifactReader artifacts, CancellationToken cancellationToken)
    {
        var screen = Screen();
        screen.Facts(
            ("name", package.IsPurged ? "(purged)" : package.Name),
            ("id", package.Id.ToString()),
            ("description", package.Description.Length == 0 ? null : package.Description),
            ("version", package.Version.ToString(CultureInfo.InvariantCulture)),
            ("created", UtcTime.Format(package.CreatedAt)),
            ("updated", UtcTime.Format(package.UpdatedAt)),
            ("deleted", package.DeletedAt is { } at ? UtcTime.Format(at) : null),
            ("metadata", package.Metadata.IsEmpty ? null : package.Metadata.Text));
        var listing = new Listing(screen, ["at", "role", "id", "target"]);
        await foreach (var entry in entries)
        {
            var reference = entry.Reference;
            var target = await TargetAsync(entry, artifacts, cancellationToken) + (reference.IsDeleted ? " (removed from the package)" : string.Empty);
            listing.Add([reference.Ordinal.ToString(CultureInfo.InvariantCulture), reference.Role, reference.Id.ToString(), target]);
        }

        listing.End();
    }

    private static async Task<string> TargetAsync(ContextEntry entry, IArtifactReader artifacts, CancellationToken cancellationToken)
    {
        var reference = entry.Reference;
        var name = reference.ArtifactId is { } artifact ? await ArtifactNames.OfAsync(artifacts, artifact, cancellationToken) : null;
        var target = reference switch
        {
            { ArtifactId: not null, Revision: { } revision } => string.Create(CultureInfo.InvariantCulture, $"{name} revision {revision}"),
            { ArtifactId: not null } => name,
            { RelationshipId: { } id } => $"link {id}",
            { RunId: { } id } => $"run {id}",
            { ExternalReference: { } text } => $"{reference.ExternalSystem} {text}",
            _ => "(purged)",
        };
        return entry.TargetState switch
        {
            ContextTargetState.Deleted => $"{target} (deleted)",
            ContextTargetState.Purged => $"{target} (purged)",
            _ => target!,
        };
    }
}
