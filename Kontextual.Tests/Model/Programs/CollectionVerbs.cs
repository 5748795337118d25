namespace Kontextual.Tests.Model;

/// <summary>Creates a collection.</summary>
internal sealed record CreateCollection(Word Name, Word Description, Meta Metadata) : Step
{
    public override async Task<string> PlayAsync(Scene scene) =>
        scene.See(await scene.Verbs.CreateCollectionAsync(new(Name.Text, Description.Text, Metadata)));
}

/// <summary>Renames a collection.</summary>
internal sealed record RenameCollection(Ref Collection, Guess Guess, Word Name) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Collection(Collection);
        return scene.See(await scene.Verbs.RenameCollectionAsync(id, scene.Expected(id, Guess), Name.Text));
    }
}

/// <summary>Changes description and metadata of a collection.</summary>
internal sealed record UpdateCollection(Ref Collection, Guess Guess, Word? Description, Meta? Metadata) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Collection(Collection);
        return scene.See(await scene.Verbs.UpdateCollectionAsync(id, scene.Expected(id, Guess), Description?.Text, Metadata));
    }
}

/// <summary>Deletes a collection.</summary>
internal sealed record DeleteCollection(Ref Collection, Guess Guess, bool Cascade) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Collection(Collection);
        return scene.See(await scene.Verbs.DeleteCollectionAsync(id, scene.Expected(id, Guess), Cascade));
    }
}

/// <summary>Purges a collection.</summary>
internal sealed record PurgeCollection(Ref Collection, Guess Guess, bool Cascade) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Collection(Collection);
        return scene.See(await scene.Verbs.PurgeCollectionAsync(id, scene.Expected(id, Guess), Cascade));
    }
}
