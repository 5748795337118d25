using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Adds a reference to a package.</summary>
internal sealed record AddContextReference(Ref Package, Word Role, TargetWish Target, int? Ordinal, Meta Metadata, Origin Origin)
    : Verb<ContextReferenceRow>
{
    public static Gen<AddContextReference> Generated { get; } =
        from package in ValueGenerators.End
        from role in ValueGenerators.Name
        from target in TargetWish.Generated
        from ordinal in Gen.Frequency((2, Gen.Constant<int?>(null)), (3, from number in ValueGenerators.Number select (int?)number))
        from meta in ValueGenerators.Meta
        from origin in ValueGenerators.Origin
        select new AddContextReference(package, role, target, ordinal, meta, origin);

    protected override Done<ContextReferenceRow> Plain(PlainTransaction t, Scene scene)
    {
        var package = scene.Id<ContextPackageId>(Package);
        PlainRules.Id<ContextPackageId>(package);
        var role = t.Rules.Name(Role.Text);
        var target = TargetRow.Kept(t.Rules, Target.In(scene));
        PlainRules.Range(Ordinal ?? 1, 1, int.MaxValue);
        PlainContexts.RequireProvenance(target, Origin);
        t.Live<ContextPackageRow>(package);
        PlainContexts.RequireTarget(t, target);
        var others = PlainContexts.LiveOf(t, package);
        var ordinal = Math.Min(Ordinal ?? others.Count + 1, others.Count + 1);
        foreach (var later in others.Reverse().Where(row => row.Ordinal >= ordinal))
            PlainContexts.Change(t, later, later with { Ordinal = later.Ordinal + 1 });
        var row = new ContextReferenceRow(
            new(t.NewId()), package, ordinal, role, target, Metadata.Kept, Origin, 1, t.Time, t.Time, null, IsPurged: false);
        t.Keep(row, Outcome.Created, row.State());
        return new(row, Outcome.Created);
    }

    protected override async Task<Done<ContextReferenceRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        var made = await t.ContextReferences.AddAsync(new()
        {
            Package = scene.Id<ContextPackageId>(Package),
            Role = Role.Text,
            Target = Target.In(scene),
            Ordinal = Ordinal,
            Metadata = Metadata.Value,
            Provenance = Origin.Value,
        });
        return new(ContextReferenceRow.Of(made), Outcome.Created);
    }
}

/// <summary>Moves a reference to another position.</summary>
internal sealed record MoveContextReference(Ref Entity, Guess Guess, int Ordinal) : Verb<ContextReferenceId, ContextReferenceRow>(Entity, Guess)
{
    public static Gen<MoveContextReference> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from ordinal in ValueGenerators.Number
        select new MoveContextReference(id, guess, ordinal);

    protected override Done<ContextReferenceRow> Plain(PlainTransaction t, Scene scene, ContextReferenceId id, int? expected)
    {
        PlainRules.Range(Ordinal, 1, int.MaxValue);
        var found = t.Live<ContextReferenceRow>(id);
        t.RequireVersion(found, expected);
        var all = PlainContexts.LiveOf(t, found.Package);
        var wanted = Math.Min(Ordinal, all.Count);
        var others = wanted < found.Ordinal
            ? all.Reverse().Where(row => row.Ordinal >= wanted && row.Ordinal < found.Ordinal)
            : all.Where(row => row.Ordinal > found.Ordinal && row.Ordinal <= wanted);
        foreach (var other in others)
            PlainContexts.Change(t, other, other with { Ordinal = other.Ordinal + (wanted < found.Ordinal ? 1 : -1) });
        return PlainContexts.Change(t, found, found with { Ordinal = wanted });
    }

    protected override async Task<Done<ContextReferenceRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextReferenceId id, Expected expected) =>
        (await t.ContextReferences.MoveAsync(id, expected, Ordinal)).Done(ContextReferenceRow.Of);
}

/// <summary>Changes role, metadata and provenance of a reference; what is null stays.</summary>
internal sealed record UpdateContextReference(Ref Entity, Guess Guess, Word? Role, Meta? Metadata, Origin? Origin)
    : Verb<ContextReferenceId, ContextReferenceRow>(Entity, Guess)
{
    public static Gen<UpdateContextReference> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from role in ValueGenerators.Maybe(ValueGenerators.Name)
        from meta in ValueGenerators.Maybe(ValueGenerators.Meta)
        from origin in ValueGenerators.Maybe(ValueGenerators.Origin)
        select new UpdateContextReference(id, guess, role, meta, origin);

    protected override Done<ContextReferenceRow> Plain(PlainTransaction t, Scene scene, ContextReferenceId id, int? expected)
    {
        var role = Role is null ? null : t.Rules.Name(Role.Text);
        var found = t.Live<ContextReferenceRow>(id);
        PlainContexts.RequireProvenance(found.Target, Origin ?? found.Origin);
        t.RequireVersion(found, expected);
        return PlainContexts.Change(t, found, found with
        {
            Role = role ?? found.Role,
            Metadata = t.Changed(found.Metadata, Metadata),
            Origin = Origin ?? found.Origin,
        });
    }

    protected override async Task<Done<ContextReferenceRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextReferenceId id, Expected expected)
    {
        var change = new ContextReferenceChange { Role = Role?.Text, Metadata = Metadata?.Value, Provenance = Origin?.Value };
        return (await t.ContextReferences.UpdateAsync(id, expected, change)).Done(ContextReferenceRow.Of);
    }
}

/// <summary>Removes a reference.</summary>
internal sealed record RemoveContextReference(Ref Entity, Guess Guess) : Verb<ContextReferenceId, ContextReferenceRow>(Entity, Guess)
{
    public static Gen<RemoveContextReference> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess select new RemoveContextReference(id, guess);

    protected override Done<ContextReferenceRow> Plain(PlainTransaction t, Scene scene, ContextReferenceId id, int? expected)
    {
        var found = t.Live<ContextReferenceRow>(id);
        t.RequireVersion(found, expected);
        var later = PlainContexts.LiveOf(t, found.Package).Where(row => row.Ordinal > found.Ordinal).ToList();
        var removed = PlainContexts.Remove(t, found);
        foreach (var row in later)
            PlainContexts.Change(t, row, row with { Ordinal = row.Ordinal - 1 });
        return removed;
    }

    protected override async Task<Done<ContextReferenceRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextReferenceId id, Expected expected) =>
        new(ContextReferenceRow.Of(await t.ContextReferences.RemoveAsync(id, expected)), Outcome.Deleted);
}

/// <summary>Purges a reference.</summary>
internal sealed record PurgeContextReference(Ref Entity, Guess Guess) : Verb<ContextReferenceId, ContextReferenceRow>(Entity, Guess)
{
    public static Gen<PurgeContextReference> Generated { get; } =
        from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new PurgeContextReference(id, guess);

    protected override Done<ContextReferenceRow> Plain(PlainTransaction t, Scene scene, ContextReferenceId id, int? expected)
    {
        var found = t.Deleted<ContextReferenceRow>(id);
        t.RequireVersion(found, expected);
        return found.IsPurged ? new(found, Outcome.Unchanged) : new(t.Purge(found), Outcome.Purged);
    }

    protected override async Task<Done<ContextReferenceRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, ContextReferenceId id, Expected expected) =>
        (await t.ContextReferences.PurgeAsync(id, expected)).Done(ContextReferenceRow.Of);
}
