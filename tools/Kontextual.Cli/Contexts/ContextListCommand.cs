using System.CommandLine;
using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary><c>kontextual context list</c>: lists the context packages, ordered by name.</summary>
internal sealed class ContextListCommand : ContextVerb
{
    private readonly Option<string?> _prefix = new("--prefix") { Description = "Only packages whose name begins with this text.", HelpName = "text" };

    private readonly ContextTargetOptions _target = new();

    private readonly Option<bool> _deleted = new("--deleted") { Description = "List deleted packages as well." };

    private readonly Option<AsOf?> _asOf = AsOfOption.Create();

    public ContextListCommand(CliHost host, GlobalOptions global)
        : base(host, global, "list", "Lists the context packages, ordered by name. With a target, only those that refer to it.")
    {
        Add(_prefix);
        _target.AddTo(this);
        Add(_deleted);
        Add(_asOf);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _target.Check(parsed);
        await using var repository = await OpenToReadAsync(parsed, cancellationToken);
        var readers = await AsOfOption.ReadersAsync(parsed, _asOf, repository, cancellationToken);
        var query = new ContextPackageQuery
        {
            NamePrefix = parsed.GetValue(_prefix),
            RefersTo = await _target.FindAsync(parsed, readers, includeDeleted: true, cancellationToken),
            IncludeDeleted = parsed.GetValue(_deleted),
        };
        var lines = Json();
        var listing = new Listing(Screen(), ["id", "updated", .. query.IncludeDeleted ? (string[])["deleted"] : [], "name"]);
        await foreach (var package in readers.ContextPackages.StreamAsync(query, cancellationToken))
        {
            if (WantsJson(parsed))
                await lines.WriteAsync(json => json.WriteMembersOf(package), cancellationToken);
            else
                listing.Add(RowOf(package, query.IncludeDeleted));
        }

        listing.End();
        return ExitCode.Ok;
    }

    private static string[] RowOf(ContextPackage package, bool withDeleted) =>
        [package.Id.ToString(), TableTime.Of(package.UpdatedAt), .. withDeleted ? (string[])[package.IsDeleted ? "yes" : string.Empty] : [], package.Name];
}
