using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with relationships.</summary>
internal sealed class RelationshipConcept() : Concept(4)
{
    public override EntityType Entity => new(EntityKind.Relationship, (scene, name) => scene.Id<RelationshipId>(name));

    public override Mix Verbs => new(7,
        Weighted(6, CreateRelationship.Generated),
        Weighted(2, UpdateRelationship.Generated),
        Weighted(1, DeleteRelationship.Generated),
        Weighted(1, PurgeRelationship.Generated));

    public override Mix Reads => new(4,
        Weighted(1, FindRelationship.Generated),
        Weighted(1, FindRelationshipByEnds.Generated),
        Weighted(1, ListRelationships.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListRelationships { Size = 0 }];

    public override Task SurveyAsync(SurveyedMoment moment) => moment.ListAsync(new ListRelationships { Deleted = true, Purged = true });
}
