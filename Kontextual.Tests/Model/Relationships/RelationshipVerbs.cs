using FsCheck;
using FsCheck.Fluent;
using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>Creates a relationship.</summary>
internal sealed record CreateRelationship(Ref Source, Ref Target, Word Type, Meta Metadata, Origin Origin) : Verb<RelationshipRow>
{
    public static Gen<CreateRelationship> Generated { get; } =
        from source in ValueGenerators.End
        from target in ValueGenerators.End
        from type in ValueGenerators.LinkType
        from meta in ValueGenerators.Meta
        from origin in ValueGenerators.Origin
        select new CreateRelationship(source, target, type, meta, origin);

    protected override Done<RelationshipRow> Plain(PlainTransaction t, Scene scene)
    {
        var (source, target) = (scene.Id<ArtifactId>(Source), scene.Id<ArtifactId>(Target));
        PlainRules.Id<ArtifactId>(source);
        PlainRules.Id<ArtifactId>(target);
        var type = t.Rules.Type(Type.Text);
        PlainRelationships.RequireEnd(t, RelationshipEnd.Source, source);
        PlainRelationships.RequireEnd(t, RelationshipEnd.Target, target);
        if (PlainRelationships.Find(t.Now, source, target, type) is { } holder)
            throw new DuplicateRelationshipException(source, target, type, holder.Id);
        var row = new RelationshipRow(
            new(t.NewId()), source, target, type, Metadata.Kept, Origin, 1, t.Time, t.Time, t.Next, null, IsPurged: false);
        t.Keep(row, Outcome.Created, row.State());
        return new(row, Outcome.Created);
    }

    protected override async Task<Done<RelationshipRow>> StoreAsync(IKnowledgeTransaction t, Scene scene)
    {
        var made = await t.Relationships.CreateAsync(new()
        {
            Source = scene.Id<ArtifactId>(Source),
            Target = scene.Id<ArtifactId>(Target),
            Type = Type.Text,
            Metadata = Metadata.Value,
            Provenance = Origin.Value,
        });
        return new(RelationshipRow.Of(made), Outcome.Created);
    }
}

/// <summary>Changes a relationship; what is null stays.</summary>
internal sealed record UpdateRelationship(Ref Entity, Guess Guess, Meta? Metadata, Origin? Origin) : Verb<RelationshipId, RelationshipRow>(Entity, Guess)
{
    public static Gen<UpdateRelationship> Generated { get; } =
        from id in ValueGenerators.Any
        from guess in ValueGenerators.Guess
        from meta in ValueGenerators.Maybe(ValueGenerators.Meta)
        from origin in ValueGenerators.Maybe(ValueGenerators.Origin)
        select new UpdateRelationship(id, guess, meta, origin);

    protected override Done<RelationshipRow> Plain(PlainTransaction t, Scene scene, RelationshipId id, int? expected)
    {
        var found = t.Live<RelationshipRow>(id);
        t.RequireVersion(found, expected);
        var wanted = found with { Origin = Origin ?? found.Origin, Metadata = t.Changed(found.Metadata, Metadata) };
        if (wanted == found)
            return new(found, Outcome.Unchanged);
        wanted = wanted with { Version = found.Version + 1, UpdatedAt = t.Time };
        t.Keep(wanted, Outcome.Updated, wanted.State());
        return new(wanted, Outcome.Updated);
    }

    protected override async Task<Done<RelationshipRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RelationshipId id, Expected expected) =>
        (await t.Relationships.UpdateAsync(id, expected, new() { Metadata = Metadata?.Value, Provenance = Origin?.Value })).Done(RelationshipRow.Of);
}

/// <summary>Deletes a relationship.</summary>
internal sealed record DeleteRelationship(Ref Entity, Guess Guess) : Verb<RelationshipId, RelationshipRow>(Entity, Guess)
{
    public static Gen<DeleteRelationship> Generated { get; } =
        from id in ValueGenerators.Any from guess in ValueGenerators.Guess select new DeleteRelationship(id, guess);

    protected override Done<RelationshipRow> Plain(PlainTransaction t, Scene scene, RelationshipId id, int? expected)
    {
        var found = t.Live<RelationshipRow>(id);
        t.RequireVersion(found, expected);
        return PlainRelationships.Delete(t, found);
    }

    protected override async Task<Done<RelationshipRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RelationshipId id, Expected expected) =>
        new(RelationshipRow.Of(await t.Relationships.DeleteAsync(id, expected)), Outcome.Deleted);
}

/// <summary>Purges a relationship.</summary>
internal sealed record PurgeRelationship(Ref Entity, Guess Guess) : Verb<RelationshipId, RelationshipRow>(Entity, Guess)
{
    public static Gen<PurgeRelationship> Generated { get; } =
        from id in ValueGenerators.Dead from guess in ValueGenerators.Guess select new PurgeRelationship(id, guess);

    protected override Done<RelationshipRow> Plain(PlainTransaction t, Scene scene, RelationshipId id, int? expected)
    {
        var found = t.Deleted<RelationshipRow>(id);
        t.RequireVersion(found, expected);
        return found.IsPurged ? new(found, Outcome.Unchanged) : new(t.Purge(found), Outcome.Purged);
    }

    protected override async Task<Done<RelationshipRow>> StoreAsync(IKnowledgeTransaction t, Scene scene, RelationshipId id, Expected expected) =>
        (await t.Relationships.PurgeAsync(id, expected)).Done(RelationshipRow.Of);
}

/// <summary>What several verbs and reads have in common.</summary>
internal static class PlainRelationships
{
    /// <summary>The live relationships that touch an artifact, ascending by id.</summary>
    public static IReadOnlyList<RelationshipRow> Of(PlainTransaction t, ArtifactId id) =>
    [
        .. t.Now.Live<RelationshipRow>().Where(row => row.Source == id || row.Target == id).OrderBy(row => $"{row.Id}", StringComparer.Ordinal),
    ];

    public static RelationshipRow? Find(PlainMoment moment, ArtifactId source, ArtifactId target, string type) =>
        moment.Live<RelationshipRow>().SingleOrDefault(row => row.Source == source && row.Target == target && row.Type == type);

    public static void RequireEnd(PlainTransaction t, RelationshipEnd end, ArtifactId id)
    {
        if (t.Now.Find<ArtifactRow>(id) is not { DeletedAt: null })
            throw new DanglingReferenceException(end, id);
    }

    public static Done<RelationshipRow> Delete(PlainTransaction t, RelationshipRow found)
    {
        var deleted = found with { Version = found.Version + 1, UpdatedAt = t.Time, To = t.Next };
        t.Keep(deleted, Outcome.Deleted, deleted.State());
        return new(deleted, Outcome.Deleted);
    }
}
