using Kontextual.Persistence.Queries;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Selects the outgoing relationships of an artifact.</summary>
internal sealed class HasSource(ArtifactId source) : Criterion<Relationship, Relationship>("source", $"{source}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static HasSource? Of(RelationshipQuery query, string paramName)
    {
        Require.OptionalId(query.Source, paramName);
        return query.Source is { } source ? new(source) : null;
    }

    public override Condition<Relationship> Now => new Equal<Relationship, ArtifactId>(r => r.SourceId, source);

    public override Condition<Relationship> Then(long sequence) => Now;
}
