using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with the references of context packages.</summary>
internal sealed class ContextReferenceConcept() : Concept(9)
{
    public override EntityType Entity => new(EntityKind.ContextReference, (scene, name) => scene.Id<ContextReferenceId>(name));

    public override Mix Verbs => new(5,
        Weighted(7, AddContextReference.Generated),
        Weighted(3, MoveContextReference.Generated),
        Weighted(2, UpdateContextReference.Generated),
        Weighted(2, RemoveContextReference.Generated),
        Weighted(1, PurgeContextReference.Generated));

    public override Mix Reads => new(4,
        Weighted(1, FindContextReference.Generated),
        Weighted(2, ListContextReferences.Generated),
        Weighted(2, ReadContextEntries.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListContextReferences { Size = 0 }];

    public override Task SurveyAsync(SurveyedMoment moment) => moment.ListAsync(new ListContextReferences { Deleted = true, Purged = true });
}
