using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Work;
using Microsoft.EntityFrameworkCore;

namespace Kontextual.Persistence.Contexts;

/// <summary>Stages the ranges of the names of context packages, for listings of the past.</summary>
internal sealed class ContextPackageTrail(UnitOfWork unit)
    : RangeTrail<ContextPackageId, ContextPackage, ContextPackageName>(unit, ContextPackageDescription.Instance)
{
    public override Task BlankAsync(ContextPackage entity, CancellationToken cancellationToken) => Unit.BlankAsync(
        (last, count) => Unit.Context.Set<ContextPackageName>()
            .Where(n => n.PackageId == entity.Id && n.FromSequence > last)
            .OrderBy(n => n.FromSequence)
            .Take(count)
            .ToListAsync(cancellationToken),
        name => name.FromSequence,
        ContextPackageName.Blank,
        cancellationToken);

    protected override bool IsSame(ContextPackage old, ContextPackage changed) => ContextPackageName.IsSame(old, changed);

    protected override Task<ContextPackageName?> PresentAsync(ContextPackageId id, CancellationToken cancellationToken) =>
        Unit.Context.Set<ContextPackageName>().FirstOrDefaultAsync(n => n.PackageId == id && n.ToSequence == null, cancellationToken);

    protected override ContextPackageName Ended(ContextPackageName range, long sequence) => range with { ToSequence = sequence };

    protected override ContextPackageName From(ContextPackage changed, long sequence) => ContextPackageName.From(changed, sequence);

    protected override string PlaceOf(ContextPackageId id) => $"table context_package_names, package_id {id}";
}
