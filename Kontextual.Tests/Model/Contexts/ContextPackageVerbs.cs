using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Creates a context package.</summary>
internal sealed record CreateContextPackage(Word Name, Word Description, Meta Metadata) : Verb<ContextPackageRow>
{
    public static Gen<CreateContextPackage> Generated { get; } =
        from name in ValueGenerators.Name
        from text in ValueGenerators.Text
        from meta in ValueGenerators.Meta
        select new CreateContextPackage(name, text, meta);

    protected override Done<ContextPackageRow> Plain(PlainTransaction t, Scene scene)
    {
        var name = t.Rules.Name(Name.Text);
        var row = new ContextPackageRow(new(t.NewId()), name, Description.Text, Metadata.Kept, 1, t.Time, t.Time, null, IsPurged: false);
        t.Keep(row, Outcome.Created, row.State());
        return new(row, Outcome.Created);
    }

    protected override async Task<Done<ContextPackageRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        var draft = new ContextPackageDraft { Name = Name.Text, Description = Description.Text, Metadata = Metadata.Value };
        return new(ContextPackageRow.Of(await t.ContextPackages.CreateAsync(draft)), Outcome.Created);
    }
}

/// <summary>Renames a context package.</summary>
internal sealed record RenameContextPackage(Ref Entity, Guess Guess, Word Name) : Verb<ContextPackageId, ContextPackageRow>(Entity, Guess)
{
    public static Gen<RenameContextPackage> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from name in ValueGenerators.Name
        select new RenameContextPackage(id, guess, name);

    protected override Done<ContextPackageRow> Plain(PlainTransaction t, Scene scene, ContextPackageId id, int? expected)
    {
        var name = t.Rules.Name(Name.Text);
        var found = t.Live<ContextPackageRow>(id);
        t.RequireVersion(found, expected);
        return PlainContexts.Change(t, found, found with { Name = name });
    }

    protected override async Task<Done<ContextPackageRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextPackageId id, Expected expected) =>
        (await t.ContextPackages.RenameAsync(id, expected, Name.Text)).Done(ContextPackageRow.Of);
}

/// <summary>Changes description and metadata of a context package; what is null stays.</summary>
internal sealed record UpdateContextPackage(Ref Entity, Guess Guess, Word? Description, Meta? Metadata)
    : Verb<ContextPackageId, ContextPackageRow>(Entity, Guess)
{
    public static Gen<UpdateContextPackage> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from text in ValueGenerators.Maybe(ValueGenerators.Text)
        from meta in ValueGenerators.Maybe(ValueGenerators.Meta)
        select new UpdateContextPackage(id, guess, text, meta);

    protected override Done<ContextPackageRow> Plain(PlainTransaction t, Scene scene, ContextPackageId id, int? expected)
    {
        var found = t.Live<ContextPackageRow>(id);
        t.RequireVersion(found, expected);
        return PlainContexts.Change(
            t, found, found with { Description = Description?.Text ?? found.Description, Metadata = t.Changed(found.Metadata, Metadata) });
    }

    protected override async Task<Done<ContextPackageRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextPackageId id, Expected expected)
    {
        var change = new ContextPackageChange { Description = Description?.Text, Metadata = Metadata?.Value };
        return (await t.ContextPackages.UpdateAsync(id, expected, change)).Done(ContextPackageRow.Of);
    }
}

/// <summary>Deletes a context package with its references.</summary>
internal sealed record DeleteContextPackage(Ref Entity, Guess Guess) : Verb<ContextPackageId, ContextPackageRow>(Entity, Guess)
{
    public static Gen<DeleteContextPackage> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess select new DeleteContextPackage(id, guess);

    protected override Done<ContextPackageRow> Plain(PlainTransaction t, Scene scene, ContextPackageId id, int? expected)
    {
        var found = t.Live<ContextPackageRow>(id);
        t.RequireVersion(found, expected);
        foreach (var reference in t.Rules.InOrderOfCascades(PlainContexts.LiveOf(t, id)).ToList())
            PlainContexts.Remove(t, reference);
        var deleted = found with { Version = found.Version + 1, UpdatedAt = t.Time, DeletedAt = t.Time };
        t.Keep(deleted, Outcome.Deleted, deleted.State());
        return new(deleted, Outcome.Deleted);
    }

    protected override async Task<Done<ContextPackageRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextPackageId id, Expected expected) =>
        new(ContextPackageRow.Of(await t.ContextPackages.DeleteAsync(id, expected)), Outcome.Deleted);
}

/// <summary>Purges a context package with its references.</summary>
internal sealed record PurgeContextPackage(Ref Entity, Guess Guess) : Verb<ContextPackageId, ContextPackageRow>(Entity, Guess)
{
    public static Gen<PurgeContextPackage> Generated { get; } =
        from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new PurgeContextPackage(id, guess);

    protected override Done<ContextPackageRow> Plain(PlainTransaction t, Scene scene, ContextPackageId id, int? expected)
    {
        var found = t.Deleted<ContextPackageRow>(id);
        t.RequireVersion(found, expected);
        if (found.IsPurged)
            return new(found, Outcome.Unchanged);
        var kept = t.Now.All<ContextReferenceRow>().Where(row => row.Package == id && !row.IsPurged);
        foreach (var reference in t.Rules.InOrderOfCascades(kept).ToList())
            t.Purge(reference);
        return new(t.Purge(found), Outcome.Purged);
    }

    protected override async Task<Done<ContextPackageRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextPackageId id, Expected expected) =>
        (await t.ContextPackages.PurgeAsync(id, expected)).Done(ContextPackageRow.Of);
}
