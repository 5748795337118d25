using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with collections.</summary>
internal sealed class CollectionConcept() : Concept(1)
{
    public override EntityType Entity => new(EntityKind.Collection, (scene, name) => scene.Id<CollectionId>(name));

    public override Mix Verbs => new(4,
        Weighted(5, CreateCollection.Generated),
        Weighted(3, RenameCollection.Generated),
        Weighted(3, UpdateCollection.Generated),
        Weighted(2, DeleteCollection.Generated),
        Weighted(2, PurgeCollection.Generated));

    public override Mix Reads => new(4,
        Weighted(1, FindCollection.Generated),
        Weighted(1, FindCollectionByName.Generated),
        Weighted(1, ListCollections.Generated));

    public override IReadOnlyList<Step> WrongReads =>
    [
        new ListCollections { Deleted = true, Purged = true, Size = 0 },
        new ListCollections { AsOf = new When(true, 0), Size = 1001 },
    ];

    public override Gen<IReadOnlyList<Step>> Beginning =>
        from name in Gen.Elements<Word>(Alphabet.Names)
        select (IReadOnlyList<Step>)[new CreateCollection(name, PlainValues.Message, PlainValues.Metadata)];

    public override Task SurveyAsync(SurveyedMoment moment) => moment.ListAsync(new ListCollections { Deleted = true, Purged = true });
}
