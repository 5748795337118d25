using FsCheck;
using FsCheck.Fluent;

namespace Kontextual.Tests.Model;

/// <summary>Verbs drawn by lot.</summary>
internal static class VerbLots
{
    private static readonly Gen<Step> CollectionVerb = Gen.Frequency(
        (5, Step(from name in Lots.Name from text in Lots.Text from meta in Lots.Meta select new CreateCollection(name, text, meta))),
        (3, Step(from id in Lots.Any from guess in Lots.Guess from name in Lots.Name select new RenameCollection(id, guess, name))),
        (3, Step(
            from id in Lots.Any
            from guess in Lots.Guess
            from text in Lots.Maybe(Lots.Text)
            from meta in Lots.Maybe(Lots.Meta)
            select new UpdateCollection(id, guess, text, meta))),
        (2, Step(from id in Lots.Any from guess in Lots.Guess from cascade in Lots.Coin select new DeleteCollection(id, guess, cascade))),
        (2, Step(from id in Lots.Dead from guess in Lots.Guess from cascade in Lots.Coin select new PurgeCollection(id, guess, cascade))));

    private static readonly Gen<Step> Create = Step(
        from collection in Lots.Any
        from name in Lots.Name
        from type in Lots.Type
        from media in Lots.MediaType
        from content in Lots.Content
        from meta in Lots.Meta
        from origin in Lots.Origin
        from message in Lots.Text
        select new CreateArtifact(collection, name, type, media, content, meta, origin, message));

    private static readonly Gen<Step> Put = Step(
        from collection in Lots.Any
        from exactly in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, from version in Gen.Choose(1, 3) select (int?)version))
        from name in Lots.Name
        from type in Lots.Type
        from media in Lots.MediaType
        from content in Lots.Content
        from meta in Lots.Meta
        from origin in Lots.Origin
        from message in Lots.Text
        select new PutArtifact(collection, exactly, name, type, media, content, meta, origin, message));

    private static readonly Gen<Step> Revise = Step(
        from id in Lots.Any
        from guess in Lots.Guess
        from collection in Lots.Maybe(Lots.Any, oneIn: 5)
        from name in Lots.Maybe(Lots.Name, oneIn: 3)
        from type in Lots.Maybe(Lots.Type, oneIn: 4)
        from media in Lots.Maybe(Lots.MediaType, oneIn: 4)
        from content in Lots.Maybe(Lots.Content)
        from meta in Lots.Maybe(Lots.Meta, oneIn: 3)
        from origin in Lots.Origin
        from message in Lots.Text
        select new ReviseArtifact(id, guess, collection, name, type, media, content, meta, origin, message));

    private static readonly Gen<Step> ArtifactVerb = Gen.Frequency(
        (8, Create),
        (4, Put),
        (6, Revise),
        (3, Step(from id in Lots.Any from guess in Lots.Guess from cascade in Lots.Coin select new DeleteArtifact(id, guess, cascade))),
        (3, Step(from id in Lots.Dead from guess in Lots.Guess select new RestoreArtifact(id, guess))),
        (2, Step(from id in Lots.Dead from guess in Lots.Guess select new PurgeArtifact(id, guess))));

    private static readonly Gen<Step> RelationshipVerb = Gen.Frequency(
        (6, Step(
            from source in Lots.End
            from target in Lots.End
            from type in Lots.LinkType
            from meta in Lots.Meta
            from origin in Lots.Origin
            select new CreateRelationship(source, target, type, meta, origin))),
        (2, Step(
            from id in Lots.Any
            from guess in Lots.Guess
            from meta in Lots.Maybe(Lots.Meta)
            from origin in Lots.Maybe(Lots.Origin)
            select new UpdateRelationship(id, guess, meta, origin))),
        (1, Step(from id in Lots.Any from guess in Lots.Guess select new DeleteRelationship(id, guess))),
        (1, Step(from id in Lots.Dead from guess in Lots.Guess select new PurgeRelationship(id, guess))));

    public static Gen<Step> Verb { get; } = Gen.Frequency((4, CollectionVerb), (14, ArtifactVerb), (7, RelationshipVerb));

    /// <summary>What a program begins with, so that the rest has something to work on.</summary>
    public static Gen<Step> First { get; } = Gen.OneOf(Create, Put);

    private static Gen<Step> Step<T>(Gen<T> steps)
        where T : Step => from step in steps select (Step)step;
}
