using Kontextual.Domain;

namespace Kontextual.Tests.Model;

/// <summary>What several verbs and reads have in common.</summary>
internal static class PlainContexts
{
    /// <summary>The live references of a package, by their positions.</summary>
    public static IReadOnlyList<ContextReferenceRow> LiveOf(PlainTransaction t, ContextPackageId package) =>
        [.. t.Now.Live<ContextReferenceRow>().Where(row => row.Package == package).OrderBy(row => row.Ordinal)];

    public static Done<ContextPackageRow> Change(PlainTransaction t, ContextPackageRow found, ContextPackageRow wanted)
    {
        if (wanted == found)
            return new(found, Outcome.Unchanged);
        var changed = wanted with { Version = found.Version + 1, UpdatedAt = t.Time };
        t.Keep(changed, Outcome.Updated, changed.State());
        return new(changed, Outcome.Updated);
    }

    public static Done<ContextReferenceRow> Change(PlainTransaction t, ContextReferenceRow found, ContextReferenceRow wanted)
    {
        if (wanted == found)
            return new(found, Outcome.Unchanged);
        var changed = wanted with { Version = found.Version + 1, UpdatedAt = t.Time };
        t.Keep(changed, Outcome.Updated, changed.State());
        return new(changed, Outcome.Updated);
    }

    public static Done<ContextReferenceRow> Remove(PlainTransaction t, ContextReferenceRow found)
    {
        var removed = found with { Version = found.Version + 1, UpdatedAt = t.Time, DeletedAt = t.Time };
        t.Keep(removed, Outcome.Deleted, removed.State());
        return new(removed, Outcome.Deleted);
    }

    public static void RequireProvenance(TargetRow target, Origin origin)
    {
        if (target.Text is not null && origin == Origin.None)
            throw new ArgumentException("no provenance", nameof(origin));
    }

    public static void RequireTarget(PlainTransaction t, TargetRow target)
    {
        if (target.Artifact is { } artifact)
        {
            if (t.Now.Find<ArtifactRow>(artifact) is not { DeletedAt: null } row)
                throw new DanglingReferenceException(EntityKind.Artifact, artifact);
            if (target.Revision > row.Head)
                throw new DanglingReferenceException(EntityKind.Artifact, artifact, target.Revision);
        }

        if (target.Relationship is { } link && t.Now.Find<RelationshipRow>(link) is not { To: null })
            throw new DanglingReferenceException(EntityKind.Relationship, link);

        if (target.Run is { } run && t.Now.Find<RunRow>(run) is not { IsPurged: false })
            throw new DanglingReferenceException(EntityKind.Run, run);
    }
}
