using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Writes an entity.</summary>
internal abstract record Verb<TRow> : Step
    where TRow : class, IEntityRow<TRow>
{
    public sealed override async Task<string> PlayAsync(Scene scene) =>
        scene.See(await scene.Writes.DoAsync(t => Plain(t, scene), t => StoreAsync(t, scene)));

    /// <summary>What the contract says, in its order of checks, on the model.</summary>
    protected abstract Done<TRow> Plain(PlainTransaction t, Scene scene);

    /// <summary>The call of the product.</summary>
    protected abstract Task<Done<TRow>> StoreAsync(IKnowledgeTransaction t, Scene scene);
}

/// <summary>Writes an entity that exists, and says which version it expects.</summary>
internal abstract record Verb<TId, TRow>(Ref Entity, Guess Guess) : Verb<TRow>
    where TId : struct, IEntityId<TId>
    where TRow : class, IEntityRow<TRow>
{
    protected sealed override Done<TRow> Plain(PlainTransaction t, Scene scene)
    {
        var id = scene.Id<TId>(Entity);
        PlainRules.Id<TId>(id);
        return Plain(t, scene, id, scene.Expected(id, Guess));
    }

    protected sealed override Task<Done<TRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        var id = scene.Id<TId>(Entity);
        return StoreAsync(t, scene, id, Forms.Version(scene.Expected(id, Guess)));
    }

    /// <inheritdoc cref="Verb{TRow}.Plain"/>
    protected abstract Done<TRow> Plain(PlainTransaction t, Scene scene, TId id, int? expected);

    /// <inheritdoc cref="Verb{TRow}.StoreAsync"/>
    protected abstract Task<Done<TRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, TId id, Expected expected);
}
