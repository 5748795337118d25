using Kontextual.Persistence.Entities;
using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Work;

namespace Kontextual.Persistence.Contexts;

/// <summary>Stages the ranges of the positions and roles of context references, for listings of the past.</summary>
internal sealed class ContextReferenceTrail(UnitOfWork unit)
    : RangeTrail<ContextReferenceId, ContextReference, ContextReferencePlace>(unit, ContextReferenceDescription.Instance)
{
    // A verb can move many references.
    private static readonly CompiledQuery<ContextReferenceId, ContextReferencePlace?> Present = new((db, id, _) =>
        db.Set<ContextReferencePlace>().FirstOrDefault(p => p.ReferenceId == id && p.ToSequence == null));

    // A purge keeps positions and roles.
    public override Task BlankAsync(ContextReference entity, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override bool IsSame(ContextReference old, ContextReference changed) => ContextReferencePlace.IsSame(old, changed);

    protected override Task<ContextReferencePlace?> PresentAsync(ContextReferenceId id, CancellationToken cancellationToken) =>
        Present.RunAsync(Unit.Context, id, cancellationToken);

    protected override ContextReferencePlace Ended(ContextReferencePlace range, long sequence) => range with { ToSequence = sequence };

    protected override ContextReferencePlace From(ContextReference changed, long sequence) => ContextReferencePlace.From(changed, sequence);

    protected override string PlaceOf(ContextReferenceId id) => $"table context_reference_places, reference_id {id}";
}
