using FsCheck;
using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>Verbs generated at random.</summary>
internal static class VerbGenerators
{
    private static readonly Gen<Step> CollectionVerb = Gen.Frequency(
        (5, Step(from name in ValueGenerators.Name from text in ValueGenerators.Text from meta in ValueGenerators.Meta select new CreateCollection(name, text, meta))),
        (3, Step(from id in ValueGenerators.Any from guess in ValueGenerators.Guess from name in ValueGenerators.Name select new RenameCollection(id, guess, name))),
        (3, Step(
            from id in ValueGenerators.Any
            from guess in ValueGenerators.Guess
            from text in ValueGenerators.Maybe(ValueGenerators.Text)
            from meta in ValueGenerators.Maybe(ValueGenerators.Meta)
            select new UpdateCollection(id, guess, text, meta))),
        (2, Step(from id in ValueGenerators.Any from guess in ValueGenerators.Guess from cascade in ValueGenerators.Coin select new DeleteCollection(id, guess, cascade))),
        (2, Step(from id in ValueGenerators.Dead from guess in ValueGenerators.Guess from cascade in ValueGenerators.Coin select new PurgeCollection(id, guess, cascade))));

    private static readonly Gen<Step> Create = Step(
        from collection in ValueGenerators.Any from draft in ArtifactWish.Drafts select new CreateArtifact(collection, draft));

    private static readonly Gen<Step> Put = Step(
        from collection in ValueGenerators.Any
        from exactly in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, from version in Gen.Choose(1, 3) select (int?)version))
        from draft in ArtifactWish.Drafts
        select new PutArtifact(collection, exactly, draft));

    private static readonly Gen<Step> Revise = Step(
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from collection in ValueGenerators.Maybe(ValueGenerators.Any, oneIn: 5)
        from change in ArtifactWish.Changes
        select new ReviseArtifact(id, guess, collection, change));

    private static readonly Gen<Step> ArtifactVerb = Gen.Frequency(
        (8, Create),
        (4, Put),
        (6, Revise),
        (3, Step(from id in ValueGenerators.Any from guess in ValueGenerators.Guess from cascade in ValueGenerators.Coin select new DeleteArtifact(id, guess, cascade))),
        (3, Step(from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new RestoreArtifact(id, guess))),
        (2, Step(from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new PurgeArtifact(id, guess))));

    private static readonly Gen<Step> RelationshipVerb = Gen.Frequency(
        (6, Step(
            from source in ValueGenerators.End
            from target in ValueGenerators.End
            from type in ValueGenerators.LinkType
            from meta in ValueGenerators.Meta
            from origin in ValueGenerators.Origin
            select new CreateRelationship(source, target, type, meta, origin))),
        (2, Step(
            from id in ValueGenerators.Any
            from guess in ValueGenerators.Guess
            from meta in ValueGenerators.Maybe(ValueGenerators.Meta)
            from origin in ValueGenerators.Maybe(ValueGenerators.Origin)
            select new UpdateRelationship(id, guess, meta, origin))),
        (1, Step(from id in ValueGenerators.Any from guess in ValueGenerators.Guess select new DeleteRelationship(id, guess))),
        (1, Step(from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new PurgeRelationship(id, guess))));

    public static Gen<Step> Verb { get; } = Gen.Frequency((4, CollectionVerb), (14, ArtifactVerb), (7, RelationshipVerb));

    /// <summary>What a program begins with, so that the rest has something to work on.</summary>
    public static Gen<Step> First { get; } = Gen.OneOf(Create, Put);

    private static Gen<Step> Step<T>(Gen<T> steps)
        where T : Step => from step in steps select (Step)step;
}
