using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Selects relationships of a type.</summary>
internal sealed class HasType(string type) : Criterion<Relationship, Relationship>("type", type)
{
    /// <exception cref="ArgumentException">The type breaks its rule.</exception>
    public static HasType? Of(RelationshipQuery query, string paramName) => query.Type is { } type ? new(TypeToken.Normalize(type, paramName)) : null;

    public override Condition<Relationship> Now => new Equal<Relationship, string>(r => r.Type, Text);

    public override Condition<Relationship> Then(long sequence) => Now;
}
