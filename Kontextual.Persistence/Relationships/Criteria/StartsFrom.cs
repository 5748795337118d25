using Kontextual.Persistence.Queries;
using Kontextual.Persistence.Repository;

namespace Kontextual.Persistence.Relationships.Criteria;

/// <summary>Only relationships that start from an artifact.</summary>
internal sealed class StartsFrom(ArtifactId source) : Criterion<Relationship, Relationship>("source", $"{source}")
{
    /// <exception cref="ArgumentException">The id is the default value.</exception>
    public static StartsFrom? Of(RelationshipQuery query, string paramName)
    {
        Require.OptionalId(query.Source, paramName);
        return query.Source is { } source ? new(source) : null;
    }

    public override Condition<Relationship> Now => new Equal<Relationship, ArtifactId>(r => r.SourceId, source);

    public override Condition<Relationship> Then(long sequence) => Now;
}
