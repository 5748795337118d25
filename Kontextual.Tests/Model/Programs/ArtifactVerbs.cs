namespace Kontextual.Tests.Model;

/// <summary>Creates an artifact.</summary>
internal sealed record CreateArtifact(
    Ref Collection, Word Name, Word Type, Word MediaType, Matter Content, Meta Metadata, Origin Origin, Word Message) : Step
{
    public override async Task<string> PlayAsync(Scene scene) => scene.See(await scene.Verbs.CreateArtifactAsync(Wish(scene)));

    public override IEnumerable<Step> Simpler() => Plain.Of(Metadata, Origin, Message, Content)
        ? []
        : [this with { Metadata = Plain.Metadata, Origin = Origin.None, Message = Plain.Message, Content = Plain.Content }];

    private ArtifactWish Wish(Scene scene) =>
        new(scene.Collection(Collection), Name.Text, Type.Text, MediaType.Text, Content, Metadata, Origin, Message.Text);
}

/// <summary>Puts an artifact. The version expected stands in it, since a name has none that a client remembers; null for any.</summary>
internal sealed record PutArtifact(
    Ref Collection, int? Exactly, Word Name, Word Type, Word MediaType, Matter Content, Meta Metadata, Origin Origin, Word Message) : Step
{
    public override async Task<string> PlayAsync(Scene scene) => scene.See(await scene.Verbs.PutArtifactAsync(
        new(scene.Collection(Collection), Name.Text, Type.Text, MediaType.Text, Content, Metadata, Origin, Message.Text), Exactly));

    public override IEnumerable<Step> Simpler() => Plain.Of(Metadata, Origin, Message, Content)
        ? []
        : [this with { Metadata = Plain.Metadata, Origin = Origin.None, Message = Plain.Message, Content = Plain.Content }];
}

/// <summary>Changes an artifact; what is null stays.</summary>
internal sealed record ReviseArtifact(
    Ref Artifact,
    Guess Guess,
    Ref? Collection,
    Word? Name,
    Word? Type,
    Word? MediaType,
    Matter? Content,
    Meta? Metadata,
    Origin Origin,
    Word Message) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Artifact(Artifact);
        var wish = new ArtifactWish(
            Collection is null ? null : scene.Collection(Collection), Name?.Text, Type?.Text, MediaType?.Text, Content, Metadata, Origin, Message.Text);
        return scene.See(await scene.Verbs.ReviseArtifactAsync(id, scene.Expected(id, Guess), wish));
    }

    public override IEnumerable<Step> Simpler()
    {
        if (Collection is not null)
            yield return this with { Collection = null };
        if (Name is not null)
            yield return this with { Name = null };
        if (Type is not null || MediaType is not null || Metadata is not null)
            yield return this with { Type = null, MediaType = null, Metadata = null };
        if (Content is not null)
            yield return this with { Content = null };
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
