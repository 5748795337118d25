using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Creates an artifact.</summary>
internal sealed record CreateArtifact(Ref Collection, ArtifactWish Draft, Ref? Run = null) : Verb<ArtifactRow>
{
    public static Gen<CreateArtifact> Generated { get; } =
        from collection in ValueGenerators.Any
        from draft in ArtifactWish.Drafts
        from run in ProducingRuns.Generated
        select new CreateArtifact(collection, draft, run);

    public override IEnumerable<Step> Simpler() => Draft == Draft.Plainer() && Run is null ? [] : [this with { Draft = Draft.Plainer(), Run = null }];

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene)
    {
        var collection = scene.Id<CollectionId>(Collection);
        PlainRules.Id<CollectionId>(collection);
        var draft = Draft.Checked(t.Rules);
        var run = ProducingRuns.In(scene, Run);
        PlainRules.Id(run);
        t.Live<CollectionRow>(collection);
        PlainArtifacts.RequireFreeName(t, collection, draft.Name!.Text, null);
        ProducingRuns.Require(t, run);
        return PlainArtifacts.Create(t, collection, draft, run);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        using var content = ContentSource.FromBytes(Draft.Content!.Bytes);
        var draft = Draft.Draft(scene.Id<CollectionId>(Collection), content) with { ProducingRunId = ProducingRuns.In(scene, Run) };
        return new(ArtifactRow.Of(await t.Artifacts.CreateAsync(draft)), Outcome.Created);
    }
}

/// <summary>Puts an artifact. The version expected stands in it, since a name has none that a client remembers; null for any.</summary>
internal sealed record PutArtifact(Ref Collection, int? Exactly, ArtifactWish Draft, Ref? Run = null) : Verb<ArtifactRow>
{
    public static Gen<PutArtifact> Generated { get; } =
        from collection in ValueGenerators.Any
        from exactly in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, from version in Gen.Choose(1, 3) select (int?)version))
        from draft in ArtifactWish.Drafts
        from run in ProducingRuns.Generated
        select new PutArtifact(collection, exactly, draft, run);

    public override IEnumerable<Step> Simpler() => Draft == Draft.Plainer() && Run is null ? [] : [this with { Draft = Draft.Plainer(), Run = null }];

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene)
    {
        var collection = scene.Id<CollectionId>(Collection);
        PlainRules.Id<CollectionId>(collection);
        var draft = Draft.Checked(t.Rules);
        var run = ProducingRuns.In(scene, Run);
        PlainRules.Id(run);
        t.Live<CollectionRow>(collection);
        ProducingRuns.Require(t, run);
        var found = t.Now.Live<ArtifactRow>().SingleOrDefault(row => row.Collection == collection && row.Name == draft.Name!.Text);
        if (found is null)
        {
            return Exactly is { } version
                ? throw new VersionConflictException(EntityKind.Artifact, default, version, 0)
                : PlainArtifacts.Create(t, collection, draft, run);
        }

        t.RequireVersion(found, Exactly);
        return PlainArtifacts.Change(t, found, collection, draft, run);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        using var content = ContentSource.FromBytes(Draft.Content!.Bytes);
        var draft = Draft.Draft(scene.Id<CollectionId>(Collection), content) with { ProducingRunId = ProducingRuns.In(scene, Run) };
        return (await t.Artifacts.PutAsync(draft, Forms.Version(Exactly))).Done(ArtifactRow.Of);
    }
}

/// <summary>Changes an artifact; what is null stays.</summary>
internal sealed record ReviseArtifact(Ref Entity, Guess Guess, Ref? Collection, ArtifactWish Change, Ref? Run = null)
    : Verb<ArtifactId, ArtifactRow>(Entity, Guess)
{
    public static Gen<ReviseArtifact> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from collection in ValueGenerators.Maybe(ValueGenerators.Any, oneIn: 5)
        from change in ArtifactWish.Changes
        from run in ProducingRuns.Generated
        select new ReviseArtifact(id, guess, collection, change, run);

    public override IEnumerable<Step> Simpler()
    {
        if (Collection is not null || Run is not null)
            yield return this with { Collection = null, Run = null };
        foreach (var change in Change.Fewer())
            yield return this with { Change = change };
    }

    protected override Done<ArtifactRow> Plain(PlainTransaction t, Scene scene, ArtifactId id, int? expected)
    {
        var collection = CollectionIn(scene);
        PlainRules.Id(collection);
        var change = Change.Checked(t.Rules);
        var run = ProducingRuns.In(scene, Run);
        PlainRules.Id(run);
        var found = t.Live<ArtifactRow>(id);
        var place = collection ?? found.Collection;
        if (place != found.Collection)
            t.Live<CollectionRow>(place);
        PlainArtifacts.RequireFreeName(t, place, change.Name?.Text ?? found.Name, id);
        ProducingRuns.Require(t, run);
        t.RequireVersion(found, expected);
        return PlainArtifacts.Change(t, found, collection, change, run);
    }

    protected override async Task<Done<ArtifactRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ArtifactId id, Expected expected)
    {
        using var content = Change.Content is null ? null : ContentSource.FromBytes(Change.Content.Bytes);
        var change = Change.Change(CollectionIn(scene), content) with { ProducingRunId = ProducingRuns.In(scene, Run) };
        return (await t.Artifacts.ReviseAsync(id, expected, change)).Done(ArtifactRow.Of);
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
