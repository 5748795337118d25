using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contexts;

/// <summary>The verbs on context packages.</summary>
internal sealed class ContextPackageWriter(UnitOfWork unit, ContextReferenceWriter references) : ContextPackageReader(unit), IContextPackageWriter
{
    private readonly DeletableWriter<ContextPackageId, ContextPackage> _writer =
        new(unit, ContextPackageDescription.Instance, new ContextPackageTrail(unit));

    public Task<ContextPackage> CreateAsync(ContextPackageDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(draft.Metadata, nameof(draft));
        var name = NameRules.Normalize(draft.Name, nameof(draft), "The name of the ContextPackageDraft");
        var description = FreeText.Validate(draft.Description, nameof(draft)) ?? string.Empty;
        return unit.WriteAsync(() =>
        {
            var package = new ContextPackage
            {
                Id = new ContextPackageId(unit.Ids.NewId()),
                Name = name,
                Description = description,
                Metadata = draft.Metadata,
                Version = 1,
                CreatedAt = unit.Time,
                UpdatedAt = unit.Time,
            };
            return _writer.CreateAsync(package, cancellationToken);
        });
    }

    public Task<Written<ContextPackage>> RenameAsync(
        ContextPackageId id, Expected expected, string name, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        var wanted = NameRules.Normalize(name, nameof(name));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            return await _writer.UpdateAsync(found, expected, found with { Name = wanted }, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<ContextPackage>> UpdateAsync(
        ContextPackageId id, Expected expected, ContextPackageChange change, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        ArgumentNullException.ThrowIfNull(change);
        FreeText.Validate(change.Description, nameof(change));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            var wanted = found with
            {
                Description = change.Description ?? found.Description,
                Metadata = change.Metadata ?? found.Metadata,
            };
            return await _writer.UpdateAsync(found, expected, wanted, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<ContextPackage> DeleteAsync(ContextPackageId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            _writer.RequireVersion(found, expected);
            await references.DeleteAllOfAsync(id, cancellationToken).ConfigureAwait(false);
            return await _writer.DeleteAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<ContextPackage>> PurgeAsync(ContextPackageId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireDeletedAsync(id, expected, cancellationToken).ConfigureAwait(false);
            if (!found.IsPurged)
                await references.PurgeAllOfAsync(id, cancellationToken).ConfigureAwait(false);
            return await _writer.PurgeAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }
}
