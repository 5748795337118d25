namespace Kontextual.Tests.Model;

/// <summary>Creates a relationship.</summary>
internal sealed record CreateRelationship(Ref Source, Ref Target, Word Type, Meta Metadata, Origin Origin) : Step
{
    public override async Task<string> PlayAsync(Scene scene) => scene.See(await scene.Verbs.CreateRelationshipAsync(
        new(scene.Artifact(Source), scene.Artifact(Target), Type.Text, Metadata, Origin)));
}

/// <summary>Changes a relationship.</summary>
internal sealed record UpdateRelationship(Ref Relationship, Guess Guess, Meta? Metadata, Origin? Origin) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Relationship(Relationship);
        return scene.See(await scene.Verbs.UpdateRelationshipAsync(id, scene.Expected(id, Guess), Metadata, Origin));
    }
}

/// <summary>Deletes a relationship.</summary>
internal sealed record DeleteRelationship(Ref Relationship, Guess Guess) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Relationship(Relationship);
        return scene.See(await scene.Verbs.DeleteRelationshipAsync(id, scene.Expected(id, Guess)));
    }
}

/// <summary>Purges a relationship.</summary>
internal sealed record PurgeRelationship(Ref Relationship, Guess Guess) : Step
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var id = scene.Relationship(Relationship);
        return scene.See(await scene.Verbs.PurgeRelationshipAsync(id, scene.Expected(id, Guess)));
    }
}
