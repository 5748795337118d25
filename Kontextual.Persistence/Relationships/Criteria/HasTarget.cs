using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Selects the incoming relationships of an artifact.</summary>
internal sealed class HasTarget(ArtifactId target) : Criterion<Relationship, Relationship>("target", $"{target}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static HasTarget? Of(RelationshipQuery query, string paramName)
    {
        Require.OptionalId(query.Target, paramName);
        return query.Target is { } target ? new(target) : null;
    }

    public override Condition<Relationship> Now => new Equal<Relationship, ArtifactId>(r => r.TargetId, target);

    public override Condition<Relationship> Then(long sequence) => Now;
}
