using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What programs do with context packages.</summary>
internal sealed class ContextPackageConcept() : Concept(8)
{
    public override EntityType Entity => new(EntityKind.ContextPackage, (scene, name) => scene.Id<ContextPackageId>(name));

    public override Mix Verbs => new(2,
        Weighted(5, CreateContextPackage.Generated),
        Weighted(3, RenameContextPackage.Generated),
        Weighted(2, UpdateContextPackage.Generated),
        Weighted(2, DeleteContextPackage.Generated),
        Weighted(2, PurgeContextPackage.Generated));

    public override Mix Reads => new(3, Weighted(1, FindContextPackage.Generated), Weighted(2, ListContextPackages.Generated));

    public override IReadOnlyList<Step> WrongReads => [new ListContextPackages { Size = 0 }, new ListContextPackages { AsOf = new When(true, 0), Size = 1001 }];

    public override Gen<IReadOnlyList<Step>> Beginning =>
        from name in Gen.Elements<Word>(Alphabet.Names)
        select (IReadOnlyList<Step>)[new CreateContextPackage(name, PlainValues.Message, PlainValues.Metadata)];

    public override Task SurveyAsync(SurveyedMoment moment) => moment.ListAsync(new ListContextPackages { Deleted = true, Purged = true });
}
