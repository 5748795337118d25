using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Creates an artifact.</summary>
internal sealed record CreateArtifact(Ref Collection, ArtifactWish Draft) : Step
{
    public override async Task<string> PlayAsync(Scene scene) =>
        scene.See(await scene.Verbs.CreateArtifactAsync(scene.Collection(Collection), Draft));

    public override IEnumerable<Step> Simpler() => Draft == Draft.Plainer() ? [] : [this with { Draft = Draft.Plainer() }];
}

/// <summary>Puts an artifact. The version expected stands in it, since a name has none that a client remembers; null for any.</summary>
internal sealed record PutArtifact(Ref Collection, int? Exactly, ArtifactWish Draft) : Step
{
    public override async Task<string> PlayAsync(Scene scene) =>
        scene.See(await scene.Verbs.PutArtifactAsync(scene.Collection(Collection), Draft, Exactly));

    public override IEnumerable<Step> Simpler() => Draft == Draft.Plainer() ? [] : [this with { Draft = Draft.Plainer() }];
}

/// <summary>Changes an artifact; what is null stays.</summary>
internal sealed record ReviseArtifact(Ref Artifact, Guess Guess, Ref? Collection, ArtifactWish Change) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Artifact(Artifact);
        CollectionId? collection = Collection is null ? null : scene.Collection(Collection);
        return scene.See(await scene.Verbs.ReviseArtifactAsync(id, scene.Expected(id, Guess), collection, Change));
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Collection is not null)
            yield return this with { Collection = null };
        foreach (var change in Change.Fewer())
            yield return this with { Change = change };
    }
}

/// <summary>Deletes an artifact.</summary>
internal sealed record DeleteArtifact(Ref Artifact, Guess Guess, bool Cascade) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Artifact(Artifact);
        return scene.See(await scene.Verbs.DeleteArtifactAsync(id, scene.Expected(id, Guess), Cascade));
    }
}

/// <summary>Restores an artifact.</summary>
internal sealed record RestoreArtifact(Ref Artifact, Guess Guess) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Artifact(Artifact);
        return scene.See(await scene.Verbs.RestoreArtifactAsync(id, scene.Expected(id, Guess)));
    }
}

/// <summary>Purges an artifact.</summary>
internal sealed record PurgeArtifact(Ref Artifact, Guess Guess) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Artifact(Artifact);
        return scene.See(await scene.Verbs.PurgeArtifactAsync(id, scene.Expected(id, Guess)));
    }
}
