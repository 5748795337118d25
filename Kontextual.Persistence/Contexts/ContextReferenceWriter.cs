using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contexts;

/// <summary>The verbs on context references. The live references of a package always have the positions 1, 2, 3 … without gaps.</summary>
internal sealed class ContextReferenceWriter(UnitOfWork unit) : ContextReferenceReader(unit), IContextReferenceWriter
{
    /// <summary>The number of references that are moved or deleted together.</summary>
    private const int Batch = 500;

    private static readonly CompiledQuery<ContextPackageId, bool> IsLivePackage =
        new((db, id, _) => db.Set<ContextPackage>().Any(p => p.Id == id && p.DeletedAt == null));

    private static readonly CompiledQuery<ContextPackageId, int> LastOrdinal = new((db, package, _) => db.Set<ContextReference>()
        .Where(r => r.PackageId == package && r.DeletedAt == null)
        .OrderByDescending(r => r.Ordinal)
        .Select(r => r.Ordinal)
        .FirstOrDefault());

    private readonly DeletableWriter<ContextReferenceId, ContextReference> _writer =
        new(unit, ContextReferenceDescription.Instance, new ContextReferenceTrail(unit));

    public Task<ContextReference> AddAsync(ContextReferenceDraft draft, CancellationToken cancellationToken = default)
    {
        var (role, target) = Checked(draft);
        return unit.WriteAsync(async () =>
        {
            if (!await IsLivePackage.RunAsync(unit.Context, draft.Package, cancellationToken).ConfigureAwait(false))
                throw new EntityNotFoundException(EntityKind.ContextPackage, draft.Package.ToString());
            await TargetChecks.RequireAsync(unit.Context, target, cancellationToken).ConfigureAwait(false);
            var last = await LastOrdinal.RunAsync(unit.Context, draft.Package, cancellationToken).ConfigureAwait(false);
            var ordinal = Math.Min(draft.Ordinal ?? int.MaxValue, last + 1);
            await ShiftAsync(draft.Package, ordinal, last, 1, cancellationToken).ConfigureAwait(false);
            var reference = new ContextReference
            {
                Id = new ContextReferenceId(unit.Ids.NewId()),
                PackageId = draft.Package,
                Ordinal = ordinal,
                Role = role,
                Metadata = draft.Metadata,
                Provenance = draft.Provenance,
                ArtifactId = target.ArtifactId,
                Revision = target.Revision,
                RelationshipId = target.RelationshipId,
                RunId = target.RunId,
                ExternalSystem = target.ExternalSystem,
                ExternalReference = target.ExternalReference,
                Version = 1,
                CreatedAt = unit.Time,
                UpdatedAt = unit.Time,
            };
            return await _writer.CreateAsync(reference, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<Written<ContextReference>> MoveAsync(
        ContextReferenceId id, Expected expected, int ordinal, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        RequireOrdinal(ordinal, nameof(ordinal));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            _writer.RequireVersion(found, expected);
            var last = await LastOrdinal.RunAsync(unit.Context, found.PackageId, cancellationToken).ConfigureAwait(false);
            var wanted = Math.Min(ordinal, last);
            if (wanted == found.Ordinal)
                return new(found, WriteOutcome.Unchanged);

            // Positions of live references are unique after every statement, so the reference waits behind the last one.
            var waiting = found with { Ordinal = last + 1 };
            unit.Update(found, waiting);
            await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            await (wanted < found.Ordinal
                ? ShiftAsync(found.PackageId, wanted, found.Ordinal - 1, 1, cancellationToken)
                : ShiftAsync(found.PackageId, found.Ordinal + 1, wanted, -1, cancellationToken)).ConfigureAwait(false);
            var moved = await _writer.WriteAsync(
                ChangeKind.Updated, waiting, waiting with { Ordinal = wanted }, cancellationToken).ConfigureAwait(false);
            return new Written<ContextReference>(moved, WriteOutcome.Updated);
        });
    }

    public Task<Written<ContextReference>> UpdateAsync(
        ContextReferenceId id, Expected expected, ContextReferenceChange change, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        ArgumentNullException.ThrowIfNull(change);
        var role = change.Role is { } given ? NameRules.Normalize(given, nameof(change), "The role of the ContextReferenceChange") : null;
        var provenance = change.Provenance?.Validated(nameof(change));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            RequireProvenance(found.ExternalReference is not null, provenance ?? found.Provenance, nameof(change));
            var wanted = found with
            {
                Role = role ?? found.Role,
                Metadata = change.Metadata ?? found.Metadata,
                Provenance = provenance ?? found.Provenance,
            };
            return await _writer.UpdateAsync(found, expected, wanted, cancellationToken).ConfigureAwait(false);
        });
    }

    public Task<ContextReference> RemoveAsync(ContextReferenceId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireLiveAsync(id, cancellationToken).ConfigureAwait(false);
            _writer.RequireVersion(found, expected);
            var removed = await _writer.DeleteAsync(found, cancellationToken).ConfigureAwait(false);
            await ShiftAsync(found.PackageId, found.Ordinal + 1, int.MaxValue, -1, cancellationToken).ConfigureAwait(false);
            return removed;
        });
    }

    public Task<Written<ContextReference>> PurgeAsync(ContextReferenceId id, Expected expected, CancellationToken cancellationToken = default)
    {
        Require.Id(id, nameof(id));
        return unit.WriteAsync(async () =>
        {
            var found = await _writer.RequireDeletedAsync(id, expected, cancellationToken).ConfigureAwait(false);
            return await _writer.PurgeAsync(found, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Deletes all live references of a package, each with its change record, as part of a verb on the package.</summary>
    internal async Task DeleteAllOfAsync(ContextPackageId package, CancellationToken cancellationToken)
    {
        while (true)
        {
            // The query no longer returns deleted references, so its first rows are always the next ones to delete.
            var some = await LiveOf(package).OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var reference in some)
                await _writer.StageDeletionAsync(reference, cancellationToken).ConfigureAwait(false);
            if (some.Count > 0)
                await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
        }
    }

    /// <summary>Purges all references of a package, each with its change record, as part of a verb on the package.</summary>
    internal async Task PurgeAllOfAsync(ContextPackageId package, CancellationToken cancellationToken)
    {
        while (true)
        {
            var some = await unit.Context.Set<ContextReference>().Where(r => r.PackageId == package && !r.IsPurged)
                .OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var reference in some)
                await _writer.PurgeAsync(reference, cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
        }
    }

    private IQueryable<ContextReference> LiveOf(ContextPackageId package) =>
        unit.Context.Set<ContextReference>().Where(r => r.PackageId == package && r.DeletedAt == null);

    /// <summary>Moves the live references from one position to another by one, each as a new version with its change record.</summary>
    /// <remarks>
    /// Positions are unique after every statement. References that move up are moved from the last one on, and references that move down from
    /// the first one on, so the position that each of them takes is already free.
    /// </remarks>
    /// <param name="package">The package.</param>
    /// <param name="first">The first position.</param>
    /// <param name="last">The last position.</param>
    /// <param name="by">1 to move up, -1 to move down.</param>
    /// <param name="cancellationToken">Observed between statements.</param>
    private async Task ShiftAsync(ContextPackageId package, int first, int last, int by, CancellationToken cancellationToken)
    {
        while (first <= last)
        {
            var (from, to) = (first, last);
            var range = LiveOf(package).Where(r => r.Ordinal >= from && r.Ordinal <= to);
            var ordered = by > 0 ? range.OrderByDescending(r => r.Ordinal) : range.OrderBy(r => r.Ordinal);
            var some = await ordered.Take(Batch).ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var reference in some)
                await _writer.StageAsync(ChangeKind.Updated, reference, reference with { Ordinal = reference.Ordinal + by }, cancellationToken).ConfigureAwait(false);
            if (some.Count > 0)
                await unit.SaveAsync(cancellationToken).ConfigureAwait(false);
            if (some.Count < Batch)
                return;
            (first, last) = by > 0 ? (first, some[^1].Ordinal - 1) : (some[^1].Ordinal + 1, last);
        }
    }

    private static (string Role, ContextTarget Target) Checked(ContextReferenceDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Require.Id(draft.Package, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Target, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Metadata, nameof(draft));
        ArgumentNullException.ThrowIfNull(draft.Provenance, nameof(draft));
        var role = NameRules.Normalize(draft.Role, nameof(draft), "The role of the ContextReferenceDraft");
        var target = draft.Target.Validated(nameof(draft));
        if (draft.Ordinal is { } ordinal)
            RequireOrdinal(ordinal, nameof(draft));
        RequireProvenance(target.IsExternal, draft.Provenance.Validated(nameof(draft)), nameof(draft));
        return (role, target);
    }

    private static void RequireProvenance(bool isExternal, Provenance provenance, string paramName)
    {
        if (isExternal && provenance == Provenance.None)
        {
            throw new ArgumentException(
                "A reference to an external record needs a provenance, because the store knows nothing else about the record. Set a part of it, such as the source.",
                paramName);
        }
    }

    private static void RequireOrdinal(int ordinal, string paramName)
    {
        if (ordinal < 1)
            throw new ArgumentOutOfRangeException(paramName, ordinal, "Positions are numbered from 1.");
    }
}
