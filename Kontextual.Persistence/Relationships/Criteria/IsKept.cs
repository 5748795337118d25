using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Selects relationships that are not purged.</summary>
internal sealed class IsKept(bool withDeleted) : Criterion<Relationship, Relationship>("purged", "no")
{
    public static IsKept? Of(RelationshipQuery query, string paramName) => query.IncludePurged ? null : new(query.IncludeDeleted);

    // A live relationship is never purged. A relationship that was live in the past may have been purged since.
    public override Condition<Relationship>? Now => withDeleted ? new Holds<Relationship>(r => !r.IsPurged) : null;

    public override Condition<Relationship> Then(long sequence) => new Holds<Relationship>(r => !r.IsPurged);
}
