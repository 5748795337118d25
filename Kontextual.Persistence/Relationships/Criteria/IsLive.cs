using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Selects relationships that are not deleted.</summary>
internal sealed class IsLive() : Criterion<Relationship, Relationship>("deleted", "no")
{
    public static IsLive? Of(RelationshipQuery query, string paramName) => query.IncludeDeleted ? null : new();

    public override Condition<Relationship> Now => new Holds<Relationship>(r => r.ToSequence == null);

    public override Condition<Relationship> Then(long sequence) =>
        new Holds<Relationship>(r => r.ToSequence == null || r.ToSequence > sequence);
}
