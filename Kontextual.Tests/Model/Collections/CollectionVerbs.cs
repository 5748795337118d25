using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Creates a collection.</summary>
internal sealed record CreateCollection(Word Name, Word Description, Meta Metadata) : Verb<CollectionRow>
{
    public static Gen<CreateCollection> Generated { get; } =
        from name in ValueGenerators.Name
        from text in ValueGenerators.Text
        from meta in ValueGenerators.Meta
        select new CreateCollection(name, text, meta);

    protected override Done<CollectionRow> Plain(PlainTransaction t, Scene scene)
    {
        var name = t.Rules.Name(Name.Text);
        PlainCollections.RequireFreeName(t, name, null);
        var row = new CollectionRow(new(t.NewId()), name, Description.Text, Metadata.Kept, 1, t.Time, t.Time, null, IsPurged: false);
        t.Keep(row, Outcome.Created, row.State());
        return new(row, Outcome.Created);
    }

    protected override async Task<Done<CollectionRow>> StoreAsync(IKnowledgeTransaction t, Scene scene) => new(
        CollectionRow.Of(await t.Collections.CreateAsync(new() { Name = Name.Text, Description = Description.Text, Metadata = Metadata.Value })),
        Outcome.Created);
}

/// <summary>Renames a collection.</summary>
internal sealed record RenameCollection(Ref Entity, Guess Guess, Word Name) : Verb<CollectionId, CollectionRow>(Entity, Guess)
{
    public static Gen<RenameCollection> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess from name in ValueGenerators.Name select new RenameCollection(id, guess, name);

    protected override Done<CollectionRow> Plain(PlainTransaction t, Scene scene, CollectionId id, int? expected)
    {
        var name = t.Rules.Name(Name.Text);
        var found = t.Live<CollectionRow>(id);
        PlainCollections.RequireFreeName(t, name, id);
        t.RequireVersion(found, expected);
        return PlainCollections.Change(t, found, found with { Name = name });
    }

    protected override async Task<Done<CollectionRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, CollectionId id, Expected expected) =>
        (await t.Collections.RenameAsync(id, expected, Name.Text)).Done(CollectionRow.Of);
}

/// <summary>Changes description and metadata of a collection; what is null stays.</summary>
internal sealed record UpdateCollection(Ref Entity, Guess Guess, Word? Description, Meta? Metadata) : Verb<CollectionId, CollectionRow>(Entity, Guess)
{
    public static Gen<UpdateCollection> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from text in ValueGenerators.Maybe(ValueGenerators.Text)
        from meta in ValueGenerators.Maybe(ValueGenerators.Meta)
        select new UpdateCollection(id, guess, text, meta);

    protected override Done<CollectionRow> Plain(PlainTransaction t, Scene scene, CollectionId id, int? expected)
    {
        var found = t.Live<CollectionRow>(id);
        t.RequireVersion(found, expected);
        return PlainCollections.Change(
            t, found, found with { Description = Description?.Text ?? found.Description, Metadata = t.Changed(found.Metadata, Metadata) });
    }

    protected override async Task<Done<CollectionRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, CollectionId id, Expected expected) =>
        (await t.Collections.UpdateAsync(id, expected, new() { Description = Description?.Text, Metadata = Metadata?.Value })).Done(CollectionRow.Of);
}

/// <summary>Deletes a collection.</summary>
internal sealed record DeleteCollection(Ref Entity, Guess Guess, bool Cascade) : Verb<CollectionId, CollectionRow>(Entity, Guess)
{
    public static Gen<DeleteCollection> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess from cascade in ValueGenerators.Coin select new DeleteCollection(id, guess, cascade);

    protected override Done<CollectionRow> Plain(PlainTransaction t, Scene scene, CollectionId id, int? expected)
    {
        var found = t.Live<CollectionRow>(id);
        t.RequireVersion(found, expected);
        var live = t.Now.Live<ArtifactRow>().Where(row => row.Collection == id).ToList();
        if (!Cascade && live.Count > 0)
            throw new CollectionInUseException(id, live.Count);
        foreach (var artifact in t.Rules.InOrderOfCascades(live))
            PlainArtifacts.Delete(t, artifact);
        var deleted = found with { Version = found.Version + 1, UpdatedAt = t.Time, DeletedAt = t.Time };
        t.Keep(deleted, Outcome.Deleted, deleted.State());
        return new(deleted, Outcome.Deleted);
    }

    protected override async Task<Done<CollectionRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, CollectionId id, Expected expected) =>
        new(CollectionRow.Of(await t.Collections.DeleteAsync(id, expected, Forms.Policy(Cascade))), Outcome.Deleted);
}

/// <summary>Purges a collection.</summary>
internal sealed record PurgeCollection(Ref Entity, Guess Guess, bool Cascade) : Verb<CollectionId, CollectionRow>(Entity, Guess)
{
    public static Gen<PurgeCollection> Generated { get; } =
        from id in ValueGenerators.Dead from guess in ValueGenerators.Guess from cascade in ValueGenerators.Coin select new PurgeCollection(id, guess, cascade);

    protected override Done<CollectionRow> Plain(PlainTransaction t, Scene scene, CollectionId id, int? expected)
    {
        var found = t.Deleted<CollectionRow>(id);
        t.RequireVersion(found, expected);
        var kept = t.Now.All<ArtifactRow>().Where(row => row.Collection == id && !row.IsPurged).ToList();
        if (!Cascade && kept.Count > 0)
            throw new CollectionInUseException(id, kept.Count, toPurge: true);
        if (found.IsPurged)
            return new(found, Outcome.Unchanged);
        foreach (var artifact in t.Rules.InOrderOfCascades(kept))
            PlainArtifacts.Purge(t, artifact);
        return new(t.Purge(found), Outcome.Purged);
    }

    protected override async Task<Done<CollectionRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, CollectionId id, Expected expected) =>
        (await t.Collections.PurgeAsync(id, expected, Forms.Policy(Cascade))).Done(CollectionRow.Of);
}

/// <summary>What several verbs on collections have in common.</summary>
internal static class PlainCollections
{
    public static void RequireFreeName(PlainTransaction t, string name, CollectionId? except)
    {
        var holder = t.Now.All<CollectionRow>().FirstOrDefault(row => row.Name == name && t.Rules.HoldsName(row.DeletedAt is not null));
        if (holder is not null && holder.Id != except)
            throw new DuplicateNameException(EntityKind.Collection, name, holder.Id);
    }

    public static Done<CollectionRow> Change(PlainTransaction t, CollectionRow found, CollectionRow wanted)
    {
        if (wanted == found)
            return new(found, Outcome.Unchanged);
        var changed = wanted with { Version = found.Version + 1, UpdatedAt = t.Time };
        t.Keep(changed, Outcome.Updated, changed.State());
        return new(changed, Outcome.Updated);
    }
}
