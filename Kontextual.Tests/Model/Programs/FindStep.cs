using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Finds an entity, in the present or in the past.</summary>
internal abstract record FindStep<TRow>(When? AsOf) : Step
    where TRow : class, IEntityRow<TRow>
{
    public override async Task<string> PlayAsync(Scene scene)
    {
        var asOf = scene.Moment(AsOf);
        var found = await scene.Reads.AskAsync(plain => Plain(plain.At(asOf), plain.Rules, scene), store => StoreAsync(store.At(asOf), scene));

        // What stood in the past is no version to expect.
        return AsOf is null ? scene.See(found) : $"{found}";
    }

    /// <summary>What the contract says, on the model.</summary>
    protected abstract TRow? Plain(PlainMoment moment, PlainRules rules, Scene scene);

    /// <summary>The call of the product.</summary>
    protected abstract Task<TRow?> StoreAsync(IKnowledgeReaders readers, Scene scene);
}

/// <summary>Finds an entity by id, which every kind of entity can be.</summary>
internal abstract record FindStep<TId, TRow>(Ref Entity, bool Deleted, When? AsOf) : FindStep<TRow>(AsOf)
    where TId : struct, IEntityId<TId>
    where TRow : class, IEntityRow<TId, TRow>
{
    protected sealed override TRow? Plain(PlainMoment moment, PlainRules rules, Scene scene)
    {
        var id = scene.Id<TId>(Entity);
        PlainRules.Id<TId>(id);
        return moment.Find<TRow>(new(id.Value)) is { } row && (Deleted || !row.IsDeleted) ? row : null;
    }

    protected sealed override Task<TRow?> StoreAsync(IKnowledgeReaders readers, Scene scene) => StoreAsync(readers, scene.Id<TId>(Entity));

    /// <inheritdoc cref="FindStep{TRow}.StoreAsync"/>
    protected abstract Task<TRow?> StoreAsync(IKnowledgeReaders readers, TId id);
}

/// <summary>Generates them.</summary>
internal static class FindSteps
{
    public static Gen<TStep> Of<TStep>(Gen<Ref> names, Func<Ref, bool, When?, TStep> step) =>
        from name in names from deleted in ValueGenerators.Coin from asOf in ValueGenerators.Moment select step(name, deleted, asOf);
}
