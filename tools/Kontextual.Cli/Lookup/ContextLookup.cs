using Kontextual.Domain;

namespace Kontextual.Cli;

/// <summary>Finds the context package for a name or an id on the command line. Several packages can have the same name.</summary>
/// <param name="packages">The reader to use.</param>
internal sealed class ContextLookup(IContextPackageReader packages)
{
    // Enough candidates to list in the message when a name is ambiguous.
    private static readonly PageRequest Candidates = new() { Size = 100 };

    /// <summary>Finds the live package.</summary>
    /// <exception cref="EntityNotFoundException">There is no such package.</exception>
    /// <exception cref="UsageException">The name is ambiguous.</exception>
    public async Task<ContextPackage> LiveAsync(string key, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken);
        return Only(key, [.. found.Where(package => !package.IsDeleted)]);
    }

    /// <summary>Finds the live package or, when there is none, the deleted one.</summary>
    /// <inheritdoc cref="LiveAsync"/>
    public async Task<ContextPackage> LiveOrDeletedAsync(string key, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken);
        List<ContextPackage> live = [.. found.Where(package => !package.IsDeleted)];
        return Only(key, live.Count > 0 ? live : found);
    }

    /// <summary>Finds the deleted package or, when there is none, the live one.</summary>
    /// <inheritdoc cref="LiveAsync"/>
    public async Task<ContextPackage> DeletedOrLiveAsync(string key, CancellationToken cancellationToken)
    {
        var found = await FindAsync(key, cancellationToken);
        List<ContextPackage> deleted = [.. found.Where(package => package.IsDeleted)];
        return Only(key, deleted.Count > 0 ? deleted : found);
    }

    private async Task<IReadOnlyList<ContextPackage>> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (ContextPackageId.TryParse(key, null, out var id) && id.Value != Guid.Empty
            && await packages.FindAsync(id, includeDeleted: true, cancellationToken) is { } package)
        {
            return [package];
        }

        var query = new ContextPackageQuery { Name = key };
        var live = await packages.ListAsync(query, Candidates, cancellationToken);
        var all = await packages.ListAsync(query with { IncludeDeleted = true }, Candidates, cancellationToken);
        return [.. live.Items.Concat(all.Items).DistinctBy(found => found.Id)];
    }

    private static ContextPackage Only(string key, IReadOnlyList<ContextPackage> found) => found.Count switch
    {
        0 => throw new EntityNotFoundException(EntityKind.ContextPackage, key),
        1 => found[0],
        _ => throw new UsageException(
            $"'{key}' is the name of {found.Count} context packages ({string.Join("; ", found.Select(package => package.Id))}). Use the id of one of them."),
    };
}
