using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Changes.Criteria;

/// <summary>Selects change records of an entity.</summary>
internal sealed class IsOfEntity(EntityKind kind, EntityId id) : Criterion<ChangeRecord, ChangeRecord>("entity", $"{kind} {id}")
{
    public override Condition<ChangeRecord> Now => new Holds<ChangeRecord>(c => c.EntityKind == kind && c.EntityId == id);

    public override Condition<ChangeRecord> Then(long sequence) => Now;
}
