using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Creates an artifact.</summary>
internal sealed record CreateArtifact(Ref Collection, ArtifactWish Draft) : Verb<ArtifactRow>
{
    public static Gen<CreateArtifact> Generated { get; } =
        from collection in ValueGenerators.Any from draft in ArtifactWish.Drafts select new CreateArtifact(collection, draft);

    public override IEnumerable<Step> Simpler() => Draft == Draft.Plainer() ? [] : [this with { Draft = Draft.Plainer() }];

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene)
    {
        var collection = scene.Id<CollectionId>(Collection);
        PlainRules.Id<CollectionId>(collection);
        var draft = Draft.Checked(t.Rules);
        t.Live<CollectionRow>(collection);
        PlainArtifacts.RequireFreeName(t, collection, draft.Name!.Text, null);
        return PlainArtifacts.Create(t, collection, draft);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        using var content = ContentSource.FromBytes(Draft.Content!.Bytes);
        return new(ArtifactRow.Of(await t.Artifacts.CreateAsync(Draft.Draft(scene.Id<CollectionId>(Collection), content))), Outcome.Created);
    }
}

/// <summary>Puts an artifact. The version expected stands in it, since a name has none that a client remembers; null for any.</summary>
internal sealed record PutArtifact(Ref Collection, int? Exactly, ArtifactWish Draft) : Verb<ArtifactRow>
{
    public static Gen<PutArtifact> Generated { get; } =
        from collection in ValueGenerators.Any
        from exactly in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, from version in Gen.Choose(1, 3) select (int?)version))
        from draft in ArtifactWish.Drafts
        select new PutArtifact(collection, exactly, draft);

    public override IEnumerable<Step> Simpler() => Draft == Draft.Plainer() ? [] : [this with { Draft = Draft.Plainer() }];

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene)
    {
        var collection = scene.Id<CollectionId>(Collection);
        PlainRules.Id<CollectionId>(collection);
        var draft = Draft.Checked(t.Rules);
        t.Live<CollectionRow>(collection);
        var found = t.Now.Live<ArtifactRow>().SingleOrDefault(row => row.Collection == collection && row.Name == draft.Name!.Text);
        if (found is null)
        {
            return Exactly is { } version
                ? throw new VersionConflictException(EntityKind.Artifact, default, version, 0)
                : PlainArtifacts.Create(t, collection, draft);
        }

        t.RequireVersion(found, Exactly);
        return PlainArtifacts.Change(t, found, collection, draft);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        using var content = ContentSource.FromBytes(Draft.Content!.Bytes);
        return (await t.Artifacts.PutAsync(Draft.Draft(scene.Id<CollectionId>(Collection), content), Forms.Version(Exactly))).Done(ArtifactRow.Of);
    }
}

/// <summary>Changes an artifact; what is null stays.</summary>
internal sealed record ReviseArtifact(Ref Entity, Guess Guess, Ref? Collection, ArtifactWish Change) : Verb<ArtifactId, ArtifactRow>(Entity, Guess)
{
    public static Gen<ReviseArtifact> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from collection in ValueGenerators.Maybe(ValueGenerators.Any, oneIn: 5)
        from change in ArtifactWish.Changes
        select new ReviseArtifact(id, guess, collection, change);

    public override IEnumerable<Step> Simpler()
    {
        if (Collection is not null)
            yield return this with { Collection = null };
        foreach (var change in Change.Fewer())
            yield return this with { Change = change };
    }

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene, ArtifactId id, int? expected)
    {
        var collection = CollectionIn(scene);
        PlainRules.Id(collection);
        var change = Change.Checked(t.Rules);
        var found = t.Live<ArtifactRow>(id);
        var place = collection ?? found.Collection;
        if (place != found.Collection)
            t.Live<CollectionRow>(place);
        PlainArtifacts.RequireFreeName(t, place, change.Name?.Text ?? found.Name, id);
        t.RequireVersion(found, expected);
        return PlainArtifacts.Change(t, found, collection, change);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ArtifactId id, Expected expected)
    {
        using var content = Change.Content is null ? null : ContentSource.FromBytes(Change.Content.Bytes);
        return (await t.Artifacts.ReviseAsync(id, expected, Change.Change(CollectionIn(scene), content))).Done(ArtifactRow.Of);
    }

    private CollectionId? CollectionIn(Scene scene) => Collection is null ? null : scene.Id<CollectionId>(Collection);
}

/// <summary>Deletes an artifact.</summary>
internal sealed record DeleteArtifact(Ref Entity, Guess Guess, bool Cascade) : Verb<ArtifactId, ArtifactRow>(Entity, Guess)
{
    public static Gen<DeleteArtifact> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess from cascade in ValueGenerators.Coin select new DeleteArtifact(id, guess, cascade);

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene, ArtifactId id, int? expected)
    {
        var found = t.Live<ArtifactRow>(id);
        t.RequireVersion(found, expected);
        if (!Cascade && PlainRelationships.Of(t, id) is { Count: > 0 } links)
            throw new ArtifactInUseException(id, [.. links.Select(link => link.Id)]);
        return PlainArtifacts.Delete(t, found);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ArtifactId id, Expected expected) =>
        new(ArtifactRow.Of(await t.Artifacts.DeleteAsync(id, expected, Forms.Policy(Cascade))), Outcome.Deleted);
}

/// <summary>Restores an artifact.</summary>
internal sealed record RestoreArtifact(Ref Entity, Guess Guess) : Verb<ArtifactId, ArtifactRow>(Entity, Guess)
{
    public static Gen<RestoreArtifact> Generated { get; } =
        from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new RestoreArtifact(id, guess);

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene, ArtifactId id, int? expected)
    {
        var found = t.Existing<ArtifactRow>(id);
        if (found.IsPurged)
            throw new EntityNotFoundException(EntityKind.Artifact, $"{id}");
        if (found.DeletedAt is not null)
        {
            t.Live<CollectionRow>(found.Collection);
            PlainArtifacts.RequireFreeName(t, found.Collection, found.Name, id);
        }

        t.RequireVersion(found, expected);
        return found.DeletedAt is null ? new(found, Outcome.Unchanged) : PlainArtifacts.Restore(t, found);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ArtifactId id, Expected expected) =>
        (await t.Artifacts.RestoreAsync(id, expected)).Done(ArtifactRow.Of);
}

/// <summary>Purges an artifact.</summary>
internal sealed record PurgeArtifact(Ref Entity, Guess Guess) : Verb<ArtifactId, ArtifactRow>(Entity, Guess)
{
    public static Gen<PurgeArtifact> Generated { get; } =
        from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new PurgeArtifact(id, guess);

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene, ArtifactId id, int? expected)
    {
        var found = t.Deleted<ArtifactRow>(id);
        t.RequireVersion(found, expected);
        return found.IsPurged ? new(found, Outcome.Unchanged) : PlainArtifacts.Purge(t, found);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ArtifactId id, Expected expected) =>
        (await t.Artifacts.PurgeAsync(id, expected)).Done(ArtifactRow.Of);
}
