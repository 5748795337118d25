using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Selects relationships with an artifact at either end.</summary>
internal sealed class Touches(ArtifactId touched) : Criterion<Relationship, Relationship>("touching", $"{touched}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static Touches? Of(RelationshipQuery query, string paramName)
    {
        Require.OptionalId(query.Touching, paramName);
        return query.Touching is { } touched ? new(touched) : null;
    }

    public override Condition<Relationship> Now => new EitherEqual<Relationship, ArtifactId>(r => r.SourceId, r => r.TargetId, touched);

    public override Condition<Relationship> Then(long sequence) => Now;
}
